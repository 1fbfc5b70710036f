import { AxiosError, AxiosHeaders } from 'axios'
import { TRANSPORT_ERRORS } from '../../src/host.ts'
import { toVodError, VodError } from '../../src/index.ts'

const VOD_HOST = 'vod.bj.baidubce.com'
const VOD_URL = `https://${VOD_HOST}/v2/medias`
const REDIS_HOST = 'redis.internal'

const error = (fields: object, message = 'x') => Object.assign(new Error(message), fields)
const refused = (fields: object = {}) => error({ code: 'ECONNREFUSED', ...fields }, 'connect ECONNREFUSED')

function axiosError(code: string, url: string): AxiosError {
  const config = { headers: new AxiosHeaders(), url }
  return new AxiosError('x', code, config, {})
}

test.each([
  ['TimeoutError', 'UpstreamTimeout'],
  ['AbortError', 'UpstreamAborted'],
])('a call of axios that was cancelled because of %s becomes %s', (name, code) => {
  const signal = AbortSignal.abort(new DOMException('It was over', name))
  const cancelled = axiosError('ERR_CANCELED', VOD_URL)
  Object.assign(cancelled.config ?? {}, { signal })
  expect(toVodError(cancelled)).toMatchObject({ code })
})

test('a call of axios to another API that was cancelled because of a VOD error is another error', () => {
  const cancelled = axiosError('ERR_CANCELED', 'https://api.example/x')
  Object.assign(cancelled.config ?? {}, {
    signal: AbortSignal.abort(new VodError({ upstreamCode: 'MediaNotFound' })),
  })
  expect(toVodError(cancelled)).toBeUndefined()
})

describe('recognizes every sign of the table for a host of VOD', () => {
  const signs = TRANSPORT_ERRORS.flatMap(({ code, signs: each }) =>
    each.map((sign): [string, string] => [sign.replace('*', 'SOMETHING'), code]),
  )
  test.each(signs)('%s as a code → %s', (sign, code) => {
    const thrown = error({ code: sign, hostname: VOD_HOST }, 'it failed')
    expect(toVodError(thrown)).toMatchObject({ code, fault: 'service', message: 'it failed', cause: thrown })
  })

  test.each(signs)('%s as a name → %s', (sign, code) => {
    expect(toVodError(error({ name: sign, hostname: VOD_HOST }))).toMatchObject({ code, fault: 'service' })
  })

  test.each(signs)('%s without a host of VOD is another error', (sign) => {
    expect(toVodError(error({ code: sign }))).toBeUndefined()
    expect(toVodError(error({ code: sign, hostname: REDIS_HOST }))).toBeUndefined()
    expect(toVodError(error({ code: sign, hostname: `${VOD_HOST}.evil.example` }))).toBeUndefined()
  })

  test.each(TRANSPORT_ERRORS.map(({ code }) => [code]))('%s has status 502, or 504 for a timeout', (code) => {
    const row = TRANSPORT_ERRORS.find((each) => each.code === code)
    const thrown = toVodError(error({ code: row?.signs[0]?.replace('*', 'X'), hostname: VOD_HOST }))
    expect(thrown?.status).toBe(code === 'UpstreamTimeout' ? 504 : 502)
    expect(thrown?.upstreamStatus).toBeUndefined()
  })
})

const VOD_TRANSPORT_ERRORS: readonly [string, unknown, string][] = [
  [
    'an unknown host',
    error({ code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname: VOD_HOST }),
    'UpstreamUnreachable',
  ],
  [
    'a certificate of another host',
    error({ code: 'ERR_TLS_CERT_ALTNAME_INVALID', host: VOD_HOST, reason: 'x' }),
    'UpstreamUnreachable',
  ],
  [
    'what fetch throws when DNS fails',
    new TypeError('fetch failed', { cause: error({ code: 'ENOTFOUND', hostname: VOD_HOST }) }),
    'UpstreamUnreachable',
  ],
  ['an AxiosError without a response', axiosError('ECONNREFUSED', VOD_URL), 'UpstreamUnreachable'],
  ['an AxiosError that timed out', axiosError('ECONNABORTED', VOD_URL), 'UpstreamTimeout'],
  ['an AxiosError that was cancelled', axiosError('ERR_CANCELED', VOD_URL), 'UpstreamAborted'],
  [
    'an error of got',
    error({ name: 'RequestError', code: 'ECONNRESET', options: { url: new URL(VOD_URL) } }),
    'UpstreamUnreachable',
  ],
  [
    'a TimeoutError of got',
    error({ name: 'TimeoutError', code: 'ETIMEDOUT', options: { url: new URL(VOD_URL) } }),
    'UpstreamTimeout',
  ],
  ['a TimeoutError of ky', error({ name: 'TimeoutError', request: new Request(VOD_URL) }), 'UpstreamTimeout'],
  [
    'a FetchError of ofetch over what fetch threw',
    error({
      name: 'FetchError',
      request: VOD_URL,
      options: {},
      cause: new TypeError('fetch failed', { cause: refused() }),
    }),
    'UpstreamUnreachable',
  ],
  [
    'an AggregateError of both address families',
    Object.assign(new AggregateError([refused({ address: '::1' }), refused({ host: VOD_HOST })]), {
      code: 'ECONNREFUSED',
    }),
    'UpstreamUnreachable',
  ],
  [
    'an AggregateError with the sign only in its errors',
    new AggregateError([error({}), error({ code: 'ETIMEDOUT', hostname: VOD_HOST })]),
    'UpstreamTimeout',
  ],
  [
    'the cause of an error of the app',
    new Error('app', { cause: refused({ hostname: VOD_HOST }) }),
    'UpstreamUnreachable',
  ],
  ['one with cyclic causes', cyclic(refused({ hostname: VOD_HOST })), 'UpstreamUnreachable'],
  [
    'an error without any sign',
    error({ isAxiosError: true, config: { url: `https://${VOD_HOST}/` } }),
    'UpstreamFailed',
  ],
  ['a host in capitals', refused({ hostname: VOD_HOST.toUpperCase() }), 'UpstreamUnreachable'],
]

describe('recognizes', () => {
  test.each(VOD_TRANSPORT_ERRORS)('%s', (_name, thrown, code) => {
    const vodError = toVodError(thrown)
    expect(vodError).toMatchObject({ code, fault: 'service', requestId: undefined })
    expect(vodError?.cause).toBe(thrown)
  })

  test('uses the message of the error that has the sign', () => {
    const cause = error({ code: 'ENOTFOUND', hostname: VOD_HOST }, `getaddrinfo ENOTFOUND ${VOD_HOST}`)
    expect(toVodError(new TypeError('fetch failed', { cause }))?.message).toBe(
      `getaddrinfo ENOTFOUND ${VOD_HOST}`,
    )
  })
})

const OTHER_TRANSPORT_ERRORS: readonly [string, unknown][] = [
  ['a refused connection without a host', refused()],
  ['a refused Redis', refused({ host: REDIS_HOST, port: 6379 })],
  ['a refused Redis at an address', refused({ address: '127.0.0.1', port: 6379 })],
  ['an unknown host of Redis', error({ code: 'ENOTFOUND', hostname: REDIS_HOST })],
  ['a host that only begins like that of VOD', refused({ hostname: `${VOD_HOST}.evil.example` })],
  ['a host that only ends like that of VOD', refused({ hostname: 'evilbaidubce.com' })],
  ['an AxiosError of another API', axiosError('ECONNREFUSED', 'https://api.example/v2')],
  [
    'an AxiosError with a host of VOD in the query',
    axiosError('ECONNREFUSED', `https://api.example/?u=${VOD_URL}`),
  ],
  ['an AxiosError with a relative URL', axiosError('ECONNREFUSED', '/v2/medias')],
  [
    'an error of got to another API',
    error({ code: 'ECONNRESET', options: { url: new URL('https://api.example') } }),
  ],
  ['what fetch throws', new TypeError('fetch failed', { cause: refused() })],
  ['an AggregateError of two refusals', new AggregateError([refused(), refused({ host: REDIS_HOST })])],
  ['an empty AggregateError', new AggregateError([])],
  ['a timeout without a host', new DOMException('x', 'TimeoutError')],
  ['cyclic causes', cyclic(refused({ host: REDIS_HOST }))],
  ['an error with a host of VOD only in its message', new Error(`connect ECONNREFUSED ${VOD_HOST}`)],
  ['a sign cut short', error({ code: 'ETIMEDOU', hostname: VOD_HOST })],
  ['a sign with a suffix', error({ code: 'ETIMEDOUT2', hostname: VOD_HOST })],
  ['a host that is not text', refused({ hostname: [VOD_HOST] })],
  ['a getter that throws for a host', Object.defineProperty(refused(), 'hostname', { get: trap })],
]

describe('returns undefined for other errors:', () => {
  test.each(OTHER_TRANSPORT_ERRORS)('%s', (_name, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
  })
})

test('the hosts option replaces the default hosts', () => {
  const hosts = ['vod.internal']
  expect(toVodError(refused({ hostname: 'vod.internal' }), { hosts })?.code).toBe('UpstreamUnreachable')
  expect(toVodError(refused({ hostname: VOD_HOST }), { hosts })).toBeUndefined()
  expect(toVodError(axiosError('ECONNREFUSED', 'http://vod.internal:8080/v2'), { hosts })?.code).toBe(
    'UpstreamUnreachable',
  )
})

function cyclic(first: Error): Error {
  const second = new Error('second', { cause: first })
  first.cause = second
  return second
}

function trap(): never {
  throw new Error('trap')
}
