import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BLOCKS, type Block, PAGES, ROOT, readText } from './blocks.ts'
import { SCENES } from './scenes.ts'

beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => jest.restoreAllMocks())

const of = (kind: string) => BLOCKS.filter((block) => block.kind === kind)
const titled = (blocks: readonly Block[]) =>
  blocks.map((block): [string, string, Block] => [block.page, block.name, block])

test('there are blocks of both kinds', () => {
  expect(of('from').length).toBeGreaterThan(5)
  expect(of('seen').length).toBeGreaterThan(3)
})

test('every block is taken from a file that is tested, or shows what a test has seen', () => {
  const others = BLOCKS.filter(({ kind }) => kind !== 'from' && kind !== 'seen')
  expect(others.map(({ page, text }) => `${page}: ${text.split('\n')[0]}`)).toEqual([])
})

test('no fence is left open or indented, where no test would see it', () => {
  for (const page of PAGES) {
    const fences = readText(page).match(/^\s*(```|~~~)/gm) ?? []
    const blocks = BLOCKS.filter((block) => block.page === page)
    expect({ page, fences: fences.length }).toEqual({ page, fences: blocks.length * 2 })
  }
})

test.each(titled(of('from')))('%s: the block from %s is in that file', (_page, path, { text }) => {
  const lines = `\n${readText(path)}`
  expect(text.trim()).not.toBe('')
  expect(lines).toContain(`\n${text}`)
})

test.each(titled(of('seen')))(
  '%s: the block on %s is what is seen',
  async (_page, name, { text }) => {
    expect(Object.keys(SCENES)).toContain(name)
    expect(await SCENES[name]?.()).toBe(text)
  },
  90_000,
)

test('every scene is shown', () => {
  const shown = new Set(of('seen').map(({ name }) => name))
  expect(Object.keys(SCENES).filter((name) => !shown.has(name))).toEqual([])
})

test('every link to a file leads to one', () => {
  for (const page of PAGES) {
    for (const [, target = ''] of readText(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      const path = join(ROOT, dirname(page), target)
      expect({ page, target, exists: existsSync(path) }).toEqual({ page, target, exists: true })
    }
  }
})

test.each([
  ['docs', /^docs\/(?!zh\/)/],
  ['docs/zh', /^docs\/zh\//],
])('the index of %s names every page', (folder, isInside) => {
  const index = readText(`${folder}/README.md`)
  const others = PAGES.filter((page) => isInside.test(page) && page !== `${folder}/README.md`)
  for (const page of others) expect(index).toContain(`(${page.replace(`${folder}/`, '')})`)
})
