import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogFiles } from './catalog-files.ts'
import { pagesOf, writeTables } from './pages.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

for (const [name, page] of Object.entries(pagesOf(ROOT))) {
  const path = join(ROOT, name)
  writeFileSync(path, writeTables(readFileSync(path, 'utf8'), page))
  console.log(`Wrote the tables of ${name}`)
}

for (const [name, text] of Object.entries(catalogFiles())) {
  writeFileSync(join(ROOT, name), text)
  console.log(`Wrote ${name}`)
}
