import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pagesOf, writeTables } from '../../../docs/tables/pages.ts'

const ROOT = join(__dirname, '../../..')
const PAGES = Object.entries(pagesOf(ROOT)).map(([name, wording]) => {
  return { name, wording, page: readFileSync(join(ROOT, name), 'utf8') }
})

test.each(PAGES)('the tables of $name are those that `docs:tables` writes', ({ page, wording }) => {
  expect(page).toBe(writeTables(page, wording))
})

test.each(PAGES)('a table of $name that has no marks is missed', ({ page, wording }) => {
  expect(() => writeTables(page.replace('<!-- table: codes', '<!-- '), wording)).toThrow(/marks .*codes$/)
})
