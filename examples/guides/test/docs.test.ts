import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BLOCKS, type Block, PACKAGE_PAGES, PAGES, ROOT, readText } from './blocks.ts'
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
  const others = BLOCKS.filter(({ kind, page }) => kind !== 'from' && kind !== 'seen' && PAGES.includes(page))
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

/** What has been seen, by scene: each is shown in two languages. */
const seen = new Map<string, Promise<string>>()

test.each(titled(of('seen')))(
  '%s: the block on %s is what is seen',
  async (_page, name, { text }) => {
    expect(Object.keys(SCENES)).toContain(name)
    const scene = seen.get(name) ?? SCENES[name]?.()
    if (scene) seen.set(name, scene)
    expect(await scene).toBe(text)
  },
  90_000,
)

test('every scene is shown', () => {
  const shown = new Set(of('seen').map(({ name }) => name))
  expect(Object.keys(SCENES).filter((name) => !shown.has(name))).toEqual([])
})

/** The headings of a page as GitHub names them in links. */
function anchorsOf(page: string): readonly string[] {
  const headings = readText(page).match(/(?<=^#+ ).+$/gm) ?? []
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test.each([...PAGES, ...PACKAGE_PAGES, 'README.md', 'README.zh-CN.md', 'SECURITY.md'])(
  'every link of %s leads to a file, and to a heading of it',
  (page) => {
    const links = readText(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)]+))?\)/g)
    const broken = Array.from(links, ([link, target = '', anchor]) => {
      const path = target === '' ? page : join(dirname(page), target)
      if (!existsSync(join(ROOT, path))) return link
      return anchor === undefined || anchorsOf(path).includes(anchor) ? undefined : link
    })
    expect(broken.filter((link) => link !== undefined)).toEqual([])
  },
)

test.each([
  ['docs', /^docs\/(?!zh\/)/],
  ['docs/zh', /^docs\/zh\//],
])('the index of %s names every page', (folder, isInside) => {
  const index = readText(`${folder}/README.md`)
  const others = PAGES.filter((page) => isInside.test(page) && page !== `${folder}/README.md`)
  for (const page of others) expect(index).toContain(`(${page.replace(`${folder}/`, '')})`)
})
