import { bareCode, isSyntheticCode } from '../../src/catalog.ts'
import { CATALOG, isVodErrorCode, lookUpCode, ORIGINS } from '../../src/index.ts'
import { COMMON_CODES, VOD_CODES } from './official-page.ts'

/** The documented faults. */
const CALLER =
  'MediaNotFound IllegalMediaSessionKey MediaSourceFileNotFound MultipartEtagsMissing MediaBanned MediaProcessParamError MediaTaskNotFound RequestConflict InvalidRequest PreconditionFailed'
const OPERATOR =
  'AccessDenied InvalidAccessKeyId InvalidHTTPAuthHeader SignatureDoesNotMatch RequestExpired OptInRequired UserNotFound AccountOverdue AccountBanned InvalidVersion InvalidURI InvalidHTTPRequest MalformedJSON InappropriateJSON IdempotentParameterMismatch'

/** Codes of other pages and editions: code, template, status. */
const OTHER_CODES = [
  ['InvalidParameter', 'invalid parameter', 400, 'vod-2024-08-30'],
  ['NoSuchMedia', 'no such media: {mediaId}', 404, 'vod-2024-08-30'],
  ['MediaProcessingNow', 'Media {mediaId} is processing now', 400, 'vod-2024-08-30'],
  ['MediaBanStatusError', 'media status is {status}', 403, 'vod-2024-08-30'],
  ['MediaBannedBySystem', 'Media {mediaId} is banned by system', 403, 'unban-2024-12-16'],
  ['NotificationNotFound', 'Notification {name} not found', 404, 'vod-2024-08-30'],
  ['NotificationAlreadyExists', 'Notification {name} already exists', 400, 'vod-2024-08-30'],
  ['UrlNotAllowed', 'Not allowed callback url {url}', 403, 'vod-2024-08-30'],
  ['QualifyNotPass', 'The User has not pass qualify.', 403, 'usage-notes'],
  ['RequestTimeTooSkewed', '', 403, 'sdk-source'],
  ['NoSuchNotification', '', 404, 'sdk-tests'],
]

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

test('has exactly the codes of other pages and editions, each with its origin', () => {
  const official = ['common-2025-08-22', 'vod-2025-08-22']
  const rows = Object.entries(CATALOG)
    .filter(([code, { origin }]) => !official.includes(origin) && !isSyntheticCode(code))
    .map(([code, { template, status, origin }]) => [code, template, status, origin])
  expect(rows).toEqual(OTHER_CODES)
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
  expect([...used].sort()).toEqual(Object.keys(ORIGINS).sort())
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
