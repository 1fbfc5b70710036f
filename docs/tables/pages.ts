import { chineseOf } from './chinese.ts'
import { englishOf } from './english.ts'
import { markdownOf } from './markdown.ts'
import { TABLES, type Tables, TROUBLESHOOTING_TABLES } from './tables.ts'
import type { Wording } from './wording.ts'

/** The tables of a page, and what they say. */
export interface PageTables {
  readonly wording: Wording
  readonly tables: Tables
}

/** The pages that have tables; `root` is the repository. */
export function pagesOf(root: string): Readonly<Record<string, PageTables>> {
  const english = englishOf(root)
  const chinese = chineseOf(english)
  return {
    'README.md': { wording: english, tables: TABLES },
    'README.zh-CN.md': { wording: chinese, tables: TABLES },
    'docs/troubleshooting.md': { wording: english, tables: TROUBLESHOOTING_TABLES },
    'docs/zh/troubleshooting.md': { wording: chinese, tables: TROUBLESHOOTING_TABLES },
  }
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
