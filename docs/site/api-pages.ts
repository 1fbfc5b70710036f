import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pages } from './sidebar.ts'

/** The API reference that typedoc wrote into a folder: one page for each export. */
export function apiPages(folder: string): Pages {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  )
  return Object.fromEntries(names.map((name) => [`api/${name}`, readFileSync(join(folder, name), 'utf8')]))
}
