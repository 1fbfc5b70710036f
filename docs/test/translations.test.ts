import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const DOCS = join(__dirname, '..')
const textOf = (page: string) => readFileSync(join(DOCS, page), 'utf8')
const guides = readdirSync(join(DOCS, 'guides')).map((name) => `guides/${name}`)
const PAGES = ['troubleshooting.md', ...guides]
const TRANSLATED = PAGES.filter((page) => existsSync(join(DOCS, 'zh', page)))

/** Tables that `docs:tables` writes, and blocks of code, which a test of the guides holds. */
const GENERATED = /^<!-- table: [\s\S]*?^<!-- \/table -->$|^```[\s\S]*?^```$/gm
const BLOCK = /(?:<!-- \w+: .+? -->\n)?^```[\s\S]*?^```$/gm

const prose = (page: string) => textOf(page).replace(GENERATED, '')
const levelsOf = (page: string) => prose(page).match(/^#+(?= )/gm)
const rowsOf = (page: string) => prose(page).match(/^\|.*\|$/gm)?.length
const itemsOf = (page: string) => prose(page).match(/^(?:-|\d+\.) /gm)
const blocksOf = (page: string) => textOf(page).match(BLOCK)

/** The identifiers that a page names, each once. */
const namesIn = (page: string) =>
  new Set(
    prose(page)
      .replaceAll('\n', ' ')
      .match(/``.+?``|`[^`]+`/g),
  )

test('every page is there in Chinese', () => {
  expect(PAGES.filter((page) => !TRANSLATED.includes(page))).toEqual([])
})

test.each(TRANSLATED)('%s has the same headings, tables, and lists in both languages', (page) => {
  expect(levelsOf(`zh/${page}`)).toEqual(levelsOf(page))
  expect(rowsOf(`zh/${page}`)).toBe(rowsOf(page))
  expect(itemsOf(`zh/${page}`)).toEqual(itemsOf(page))
})

test.each(TRANSLATED)('%s has the same blocks of code in both languages', (page) => {
  expect(blocksOf(`zh/${page}`)).toEqual(blocksOf(page))
})

test.each(TRANSLATED)('%s names all identifiers of the English page', (page) => {
  const named = namesIn(`zh/${page}`)
  expect([...namesIn(page)].filter((name) => !named.has(name))).toEqual([])
})
