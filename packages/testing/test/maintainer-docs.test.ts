import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(__dirname, '../../..')
const DECISIONS = readdirSync(join(ROOT, 'docs/decisions')).map((name) => `docs/decisions/${name}`)
const PAGES = ['CONTRIBUTING.md', ...DECISIONS]
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8')
const found = (page: string, pattern: RegExp) =>
  Array.from(textOf(page).matchAll(pattern), ([, part = '']) => part)

describe.each(PAGES)('%s', (page) => {
  test('names files and folders that exist', () => {
    const paths = found(page, /`((?:packages|examples|docs|\.ci)\/[\w./-]+)`/g)
    const built = ['docs/api', 'docs/.vitepress/dist']
    expect(paths.filter((path) => !built.includes(path) && !existsSync(join(ROOT, path)))).toEqual([])
  })

  test('links to pages that exist', () => {
    const links = found(page, /\]\(([^)#]+)/g)
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([])
  })

  test('names commands that exist', () => {
    const commands = found(page, /pnpm@12 ([\w:]+)/g)
    expect(commands.filter((command) => !(command in scripts) && command !== 'changeset')).toEqual([])
  })
})

test('the index lists every decision', () => {
  const listed = found('docs/decisions/README.md', /\]\((.+?)\)/g)
  expect(['README.md', ...listed].sort()).toEqual(readdirSync(join(ROOT, 'docs/decisions')).sort())
})
