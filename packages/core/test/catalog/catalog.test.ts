import { bareCode, templateParams } from '../../src/catalog.ts'
import { CATALOG, type CatalogRow, isVodErrorCode, lookUpCode, ORIGINS } from '../../src/index.ts'
import { isErrorStatus } from '../../src/read-unknown.ts'
import { COMMON_CODES, VOD_CODES } from './official-page.ts'

/** The documented faults. */
const CALLER =
  'MediaNotFound IllegalMediaSessionKey MediaSourceFileNotFound MultipartEtagsMissing MediaBanned MediaProcessParamError MediaTaskNotFound RequestConflict InvalidRequest PreconditionFailed'
const OPERATOR =
  'AccessDenied InvalidAccessKeyId InvalidHTTPAuthHeader SignatureDoesNotMatch RequestExpired OptInRequired UserNotFound AccountOverdue AccountBanned InvalidVersion InvalidURI InvalidHTTPRequest MalformedJSON InappropriateJSON IdempotentParameterMismatch'

const rowsOf = (origin: string) => Object.entries(CATALOG).filter(([, row]) => row.origin === origin)

/** The template as the page prints it: parameters as `xxx`, and the one placeholder that the page lost. */
function asOnThePage(template: string): string {
  return template
    .replace('{date}', '')
    .replace('{mediaId}', 'mda-xxx')
    .replace('{taskId}', 'tsk-xxx')
    .replace('available, {detail}', 'available, xxxx')
    .replace(/\{\w+\}/g, 'xxx')
}

test.each([
  ['common-2025-08-22', COMMON_CODES],
  ['vod-2025-08-22', VOD_CODES],
])('has exactly the rows of the official page, in its order: %s', (origin, page) => {
  const rows = rowsOf(origin).map(([code, { template, status }]) => [code, asOnThePage(template), status])
  expect(rows).toEqual(page)
})

test.each(Object.entries<CatalogRow>(CATALOG))('has a consistent row for %s', (code, row) => {
  expect(bareCode(code)).toBe(code)
  expect(isErrorStatus(row.status) && row.status !== 401).toBe(true)
  expect(templateParams(row.template)).toEqual([...new Set(templateParams(row.template))])
  expect(templateParams(row.template)).toEqual(expect.arrayContaining([...(row.secretParams ?? [])]))
  if (row.retryOnce) expect(row.retryable).toBe(true)
  expect(Object.keys(row.faultByStatus ?? {})).not.toContain(String(row.status))
})

test('assigns the documented fault to each code of the official page', () => {
  const faults = [...rowsOf('common-2025-08-22'), ...rowsOf('vod-2025-08-22')]
  const codesOf = (fault: string) => faults.filter(([, row]) => row.fault === fault).map(([code]) => code)
  expect(codesOf('caller').sort()).toEqual(CALLER.split(' ').sort())
  expect(codesOf('operator').sort()).toEqual(OPERATOR.split(' ').sort())
  expect(codesOf('service')).toEqual(['InternalError'])
})

test('describes the origin of every row, and lists no unused origin', () => {
  const used = new Set(Object.values(CATALOG).map(({ origin }) => origin))
  expect([...used, 'app'].sort()).toEqual(Object.keys(ORIGINS).sort())
})

test('looks up bare and qualified codes alike', () => {
  expect(lookUpCode('MediaNotFound')).toBe(CATALOG.MediaNotFound)
  expect(lookUpCode('MediaException.MediaNotFound')).toBe(CATALOG.MediaNotFound)
  expect(lookUpCode('a.b.c.MediaNotFound')).toBe(CATALOG.MediaNotFound)
  expect(bareCode('VodExceptions.MediaBanned')).toBe('MediaBanned')
})

test.each([
  'constructor',
  '__proto__',
  'toString',
  'X.hasOwnProperty',
  'MediaNotFound.',
  '',
  'medianotfound',
])('has no row for %p', (code) => {
  expect(lookUpCode(code)).toBeUndefined()
  expect(isVodErrorCode(code)).toBe(false)
})
