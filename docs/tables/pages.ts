import { chineseOf } from './chinese.ts'
import { englishOf } from './english.ts'
import { markdownOf } from './markdown.ts'
import { TABLES } from './tables.ts'
import type { Wording } from './wording.ts'

/** The pages that have the tables, each with its wording; `root` is the repository. */
export function pagesOf(root: string): Readonly<Record<string, Wording>> {
  const english = englishOf(root)
  return { 'README.md': english, 'README.zh-CN.md': chineseOf(english) }
}

/**
 * A page with its tables written anew between their marks, `<!-- table: codes … -->` and `<!-- /table -->`.
 *
 * @throws {Error} that names the tables, unless the page has each of them once.
 */
export function writeTables(page: string, wording: Wording): string {
  const missing = new Set(Object.keys(TABLES))
  const written = page.replace(MARKED, (_all, mark: string, name: string) => {
    const table = TABLES[name]
    if (!table || !missing.delete(name)) throw new Error(`Expected one table of each name, got ${name}`)
    return `${mark}\n${markdownOf(table(wording))}`
  })
  if (missing.size > 0) throw new Error(`Expected the marks of the tables ${[...missing].join(', ')}`)
  return written
}

const MARKED = /(<!-- table: (\w+)\b[^\n]*-->)[\s\S]*?(?=\n<!-- \/table -->)/g
