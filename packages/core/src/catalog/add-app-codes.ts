import { expected, expectKnownKeys, expectOneOf } from '../expected.ts'
import { isErrorStatus, isPlainObject, read } from '../read-unknown.ts'
import { printToStderr } from '../stderr.ts'
import { removeAppCode, rowOfAppCode, setAppCode } from './app-codes.ts'
import { CATALOG, type CatalogRow, FAULTS } from './catalog.ts'
import { checkBareCode } from './check-code.ts'
import { isVodErrorCode } from './look-up.ts'

const ROW_KEYS: readonly string[] = ['status', 'fault', 'retryable', 'template']

/**
 * Adds the app's codes, and returns a function that removes them again. They count for all of the process: a client helper
 * creates its VodError before any handler sees it. A code that the catalog has keeps the catalog's row; a warning on stderr says
 * so, because a later release can add the code.
 *
 * @throws {TypeError} that names the wrong entry: a qualified code, an incomplete row, or a row that differs from the one
 *   that another handler has added.
 */
export function addAppCodes(codes: unknown = {}): () => void {
  if (!isPlainObject(codes)) throw expected('codes', 'an object of rows by code', codes)
  const rows = Object.entries(codes).map(([code, row]) => [code, checkRow(code, row)] as const)
  const added = rows.filter(([code]) => !isVodErrorCode(code) && !rowOfAppCode(code))
  for (const [code] of rows)
    if (isVodErrorCode(code)) printToStderr(`[vod-errors] codes.${code} has no effect: ${IN_CATALOG}`)
  for (const [code, row] of added) setAppCode(code, row)
  return () => {
    for (const [code] of added) removeAppCode(code)
  }
}

const IN_CATALOG = 'the catalog has this code. Change what is sent with `status` and `messages`'

function checkRow(code: string, row: unknown): CatalogRow {
  const name = `codes.${code}`
  checkNewCode(name, code)
  if (!isPlainObject(row)) throw expected(name, 'a row {status, fault, retryable, template}', row)
  expectKnownKeys(name, row, ROW_KEYS)
  const checked: CatalogRow = Object.freeze({
    status: checkStatus(`${name}.status`, read(row, 'status')),
    fault: expectOneOf(`${name}.fault`, read(row, 'fault'), FAULTS),
    retryable: checkBoolean(`${name}.retryable`, read(row, 'retryable')),
    template: checkTemplate(`${name}.template`, read(row, 'template') ?? ''),
    origin: 'app',
  })
  const other = rowOfAppCode(code)
  if (other && JSON.stringify(other) !== JSON.stringify(checked))
    throw expected(name, 'the same row in every handler of the process', row)
  return checked
}

function checkNewCode(name: string, code: string): void {
  checkBareCode(name, code)
  const known = Object.keys(CATALOG).find((other) => other.toLowerCase() === code.toLowerCase())
  if (known !== undefined && known !== code)
    throw expected(name, `keyed by a new code (did you mean ${known}?)`, code)
}

function checkStatus(name: string, status: unknown): number {
  if (!isErrorStatus(status)) throw expected(name, 'an integer 400–599', status)
  return status
}

function checkBoolean(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw expected(name, 'true or false', value)
  return value
}

/** Every brace must be part of a parameter, and no two parameters may touch: nobody could tell them apart. */
function checkTemplate(name: string, template: unknown): string {
  const isTemplate = typeof template === 'string' && !/[{}]/.test(template.replace(/\{\w+\}(?!\{)/g, ''))
  if (!isTemplate)
    throw expected(name, 'a text with parameters in the form {mediaId} and text between them', template)
  return template
}
