import { chineseOf } from './chinese.ts'
import { englishOf } from './english.ts'
import { markdownOf } from './markdown.ts'
import { TABLES, type Tables } from './tables.ts'
import type { Wording } from './wording.ts'

/** The tables of a page, and what they say. */
export interface PageTables {
  readonly wording: Wording
  readonly tables: Tables
}

/** The names of the tables, by the pages of `docs` and `docs/zh` that have them. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'guides/codes.md': ['codes'],
  'guides/logging.md': ['record'],
  'guides/options.md': ['options'],
  'guides/recognized-errors.md': ['clients', 'transport'],
  'troubleshooting.md': ['operators'],
}

/** The pages that have tables; `root` is the repository. */
export function pagesOf(root: string): Readonly<Record<string, PageTables>> {
  const english = englishOf(root)
  const wordings = { docs: english, 'docs/zh': chineseOf(english) }
  const pages = Object.entries(PAGES).flatMap(([page, names]) => {
    const tables = tablesOf(names)
    return Object.entries(wordings).map(([folder, wording]) => [`${folder}/${page}`, { wording, tables }])
  })
  return Object.fromEntries(pages)
}

function tablesOf(names: readonly string[]): Tables {
  return Object.fromEntries(Object.entries(TABLES).filter(([name]) => names.includes(name)))
}

/**
 * A page with its tables written anew between their marks, `<!-- table: codes … -->` and `<!-- /table -->`.
 *
 * @throws {Error} that names the tables, unless the page has each of them once.
 */
export function writeTables(page: string, { wording, tables }: PageTables): string {
  const missing = new Set(Object.keys(tables))
  const written = page.replace(MARKED, (_all, mark: string, name: string) => {
    const table = tables[name]
    if (!table || !missing.delete(name)) throw new Error(`Expected one table of each name, got ${name}`)
    return `${mark}\n${markdownOf(table(wording))}`
  })
  if (missing.size > 0) throw new Error(`Expected the marks of the tables ${[...missing].join(', ')}`)
  return written
}

const MARKED = /(<!-- table: (\w+)\b[^\n]*-->)[\s\S]*?(?=\n<!-- \/table -->)/g
