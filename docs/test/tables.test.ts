import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pagesOf, writeTables } from '../tables/pages.ts'

const ROOT = join(__dirname, '../..')
const PAGES = Object.entries(pagesOf(ROOT)).map(([name, tables]) => {
  return { name, tables, page: readFileSync(join(ROOT, name), 'utf8') }
})

test.each(PAGES)('the tables of $name are those that `docs:tables` writes', ({ page, tables }) => {
  expect(page).toBe(writeTables(page, tables))
})

test.each(PAGES)('a table of $name that has no marks is missed', ({ page, tables }) => {
  const [name = ''] = Object.keys(tables.tables)
  const unmarked = page.replace(`<!-- table: ${name}`, '<!-- ')
  expect(() => writeTables(unmarked, tables)).toThrow(new RegExp(`marks .*${name}$`))
})
