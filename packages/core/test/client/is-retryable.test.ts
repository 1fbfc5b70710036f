import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { sdkRejection, WIRE_CODES } from '@vod-errors/testing'
import { bundle } from '@vod-errors/testing/bundle'
import { isSyntheticCode } from '../../src/catalog.ts'
import { CATALOG, isRetryable, isVodErrorCode, VodError } from '../../src/index.ts'

const AT_ALL_TIMES = [
  'InternalError',
  'RequestConflict',
  'UpstreamUnreachable',
  'UpstreamTimeout',
  'UpstreamUnavailable',
  'UpstreamInvalidResponse',
  'JobOverTime',
  'ModelThrottled',
  'ModelUnavailable',
]
const ONCE = ['RequestExpired', 'RequestTimeTooSkewed']
const CODES = Object.keys(CATALOG).filter(isVodErrorCode)

describe('each code of the catalog', () => {
  test.each(CODES)('%s', (code) => {
    const error = new VodError(isSyntheticCode(code) ? { syntheticCode: code } : { upstreamCode: code })
    const tries = [1, 2, 3].map((attempt) => isRetryable(error, { attempt }))
    const isOnce = ONCE.includes(code)
    const isAlways = AT_ALL_TIMES.includes(code)
    expect(tries).toEqual([isOnce || isAlways, isAlways, isAlways])
    expect(isRetryable(error)).toBe(isOnce || isAlways)
  })

  test.each(WIRE_CODES)('%s, as the SDK rejects', (code) => {
    expect(isRetryable(sdkRejection(code))).toBe([...AT_ALL_TIMES, ...ONCE].includes(code))
  })
})

describe('a code that the catalog does not know', () => {
  test.each([
    [429, true],
    [500, true],
    [502, true],
    [503, true],
    [504, true],
    [501, false],
    [400, false],
    [401, false],
    [404, false],
    [409, false],
    [undefined, false],
  ])('goes by its status: %s → %s', (upstreamStatus, expected) => {
    const error = new VodError({ upstreamCode: 'BrandNew', upstreamStatus })
    expect([1, 2, 3].map((attempt) => isRetryable(error, { attempt }))).toEqual(Array(3).fill(expected))
  })
})

test('a code that VOD names a time for is retryable, whatever it is', () => {
  expect(isRetryable(new VodError({ upstreamCode: 'MediaNotFound', retryAfter: 3 }))).toBe(true)
})

describe('other errors are never retried', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an Error', new Error('x')],
    ['a refused connection', refused],
    ['a refused Redis', Object.assign(new Error('x'), { code: 'ECONNREFUSED', host: 'redis.internal' })],
    ['another API’s error body', { code: 'InternalError', message: 'x' }],
    ['a look-alike', { retryable: true, code: 'InternalError' }],
  ])('%s', (_name, thrown) => {
    expect(isRetryable(thrown)).toBe(false)
  })

  test('unless the option `hosts` names their host', () => {
    const thrown = Object.assign(new Error('x'), { code: 'ECONNREFUSED', host: 'vod.internal' })
    expect(isRetryable(thrown, { hosts: ['vod.internal'] })).toBe(true)
    expect(isRetryable(thrown, { hosts: ['*.baidubce.com'] })).toBe(false)
  })
})

test('a VodError below an error from the app counts', () => {
  const cause = new VodError({ upstreamCode: 'RequestExpired' })
  const wrapped = new Error('reading media', { cause })
  expect([1, 2].map((attempt) => isRetryable(wrapped, { attempt }))).toEqual([true, false])
})

test('refuses hosts that are none', () => {
  const attempt = () => isRetryable(new Error('x'), { hosts: ['https://vod.internal'] })
  expect(attempt).toThrow(TypeError)
})

test('plugs into p-retry: conflicts and faults are tried again, an expired signature once, a missing media never', () => {
  const args = [bundle(join(__dirname, 'retry/drive.ts'))]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 })
  const lines = stdout.trim().split('\n')
  expect({ status, stderr, outcomes: lines.map((line) => JSON.parse(line)) }).toEqual({
    status: 0,
    stderr: '',
    outcomes: [
      { name: 'RequestConflict, then InternalError, then an answer', tries: 3, outcome: 'an answer' },
      { name: 'a silent VOD, then a reset connection, then an answer', tries: 3, outcome: 'an answer' },
      { name: 'InternalError for ever', tries: 4, outcome: 'InternalError' },
      { name: 'RequestExpired once', tries: 2, outcome: 'an answer' },
      { name: 'RequestExpired for ever', tries: 2, outcome: 'RequestExpired' },
      { name: 'RequestTimeTooSkewed for ever', tries: 2, outcome: 'RequestTimeTooSkewed' },
      { name: 'MediaNotFound for ever', tries: 1, outcome: 'MediaNotFound' },
    ],
  })
})
