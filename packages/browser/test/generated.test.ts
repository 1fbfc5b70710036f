import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOG, type CatalogRow } from '@vod-errors/core/catalog'
import { generatedFiles } from '../generate/files.ts'
import { faultOf, isRetryable } from '../src/catalog.ts'
import { LOCALES, loadTexts } from '../src/index.ts'

const FOLDER = join(__dirname, '../src/generated')
const ROWS: readonly [string, CatalogRow][] = Object.entries(CATALOG)

test('the copies of the codes and texts are up to date; `pnpm docs:tables` writes them', () => {
  const written = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')])
  expect(Object.fromEntries(written)).toEqual(generatedFiles())
})

test.each(ROWS)('knows the fault of %s, and whether to retry', (code, { status, fault, retryable }) => {
  expect({ fault: faultOf(code, status), retryable: isRetryable(code, status) }).toEqual({ fault, retryable })
})

test.each(ROWS.filter(([, { retryable }]) => retryable))(
  'retries %s even if the status is unknown',
  (code) => {
    expect(isRetryable(code)).toBe(true)
  },
)

test.each(LOCALES)('has one text in %s for all operator faults', async (locale) => {
  const { codes, unknown } = await loadTexts(locale)
  const operatorCodes = ROWS.filter(([, { fault }]) => fault === 'operator').map(([code]) => code)
  expect(operatorCodes.length).toBeGreaterThan(5)
  for (const code of operatorCodes) expect(Reflect.get(codes, code)).toBe(unknown.operator)
})

test.each(LOCALES)('has a text in %s for each code and for failures without a response', async (locale) => {
  const texts = await loadTexts(locale)
  expect(texts.locale).toBe(locale)
  expect(Object.keys(texts.codes).sort()).toEqual(
    [...Object.keys(CATALOG), 'AbortError', 'NetworkError', 'TimeoutError'].sort(),
  )
})
