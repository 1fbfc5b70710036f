import { AxiosError, AxiosHeaders } from 'axios'
import { TRANSPORT_ERRORS } from '../src/host.ts'
import { toVodError } from '../src/index.ts'

const VODS = 'vod.bj.baidubce.com'
const URL_OF_VOD = `https://${VODS}/v2/medias`
const REDIS = 'redis.internal'

const error = (fields: object, message = 'x') => Object.assign(new Error(message), fields)
const refused = (fields: object = {}) => error({ code: 'ECONNREFUSED', ...fields }, 'connect ECONNREFUSED')

function axiosError(code: string, url: string): AxiosError {
  const config = { headers: new AxiosHeaders(), url }
  return new AxiosError('x', code, config, {})
}

describe('every sign of the table, of a host that is VOD’s', () => {
  const signs = TRANSPORT_ERRORS.flatMap(({ code, signs: each }) =>
    each.map((sign): [string, string] => [sign.replace('*', 'SOMETHING'), code]),
  )
  test.each(signs)('%s as a code → %s', (sign, code) => {
    const thrown = error({ code: sign, hostname: VODS }, 'it failed')
    expect(toVodError(thrown)).toMatchObject({ code, fault: 'service', message: 'it failed', cause: thrown })
  })

  test.each(signs)('%s as a name → %s', (sign, code) => {
    expect(toVodError(error({ name: sign, hostname: VODS }))).toMatchObject({ code, fault: 'service' })
  })

  test.each(signs)('%s is not VOD’s without a host, nor with another', (sign) => {
    expect(toVodError(error({ code: sign }))).toBeUndefined()
    expect(toVodError(error({ code: sign, hostname: REDIS }))).toBeUndefined()
    expect(toVodError(error({ code: sign, hostname: `${VODS}.evil.example` }))).toBeUndefined()
  })

  test.each(TRANSPORT_ERRORS.map(({ code }) => [code]))(
    '%s is answered with 502, or 504 for a time-out',
    (code) => {
      const row = TRANSPORT_ERRORS.find((each) => each.code === code)
      const thrown = toVodError(error({ code: row?.signs[0]?.replace('*', 'X'), hostname: VODS }))
      expect(thrown?.status).toBe(code === 'UpstreamTimeout' ? 504 : 502)
      expect(thrown?.upstreamStatus).toBeUndefined()
    },
  )
})

describe('is VOD’s', () => {
  test.each<[string, unknown, string]>([
    [
      'a name that DNS does not know',
      error({ code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname: VODS }),
      'UpstreamUnreachable',
    ],
    [
      'a certificate of another host',
      error({ code: 'ERR_TLS_CERT_ALTNAME_INVALID', host: VODS, reason: 'x' }),
      'UpstreamUnreachable',
    ],
    [
      'what fetch throws when DNS fails',
      new TypeError('fetch failed', { cause: error({ code: 'ENOTFOUND', hostname: VODS }) }),
      'UpstreamUnreachable',
    ],
    ['an AxiosError that got no answer', axiosError('ECONNREFUSED', URL_OF_VOD), 'UpstreamUnreachable'],
    ['an AxiosError that waited too long', axiosError('ECONNABORTED', URL_OF_VOD), 'UpstreamTimeout'],
    ['an AxiosError that was cancelled', axiosError('ERR_CANCELED', URL_OF_VOD), 'UpstreamAborted'],
    [
      'an error of got',
      error({ name: 'RequestError', code: 'ECONNRESET', options: { url: new URL(URL_OF_VOD) } }),
      'UpstreamUnreachable',
    ],
    [
      'a TimeoutError of got',
      error({ name: 'TimeoutError', code: 'ETIMEDOUT', options: { url: new URL(URL_OF_VOD) } }),
      'UpstreamTimeout',
    ],
    [
      'a TimeoutError of ky',
      error({ name: 'TimeoutError', request: new Request(URL_OF_VOD) }),
      'UpstreamTimeout',
    ],
    [
      'a FetchError of ofetch over what fetch threw',
      error({
        name: 'FetchError',
        request: URL_OF_VOD,
        options: {},
        cause: new TypeError('fetch failed', { cause: refused() }),
      }),
      'UpstreamUnreachable',
    ],
    [
      'an AggregateError of both address families',
      Object.assign(new AggregateError([refused({ address: '::1' }), refused({ host: VODS })]), {
        code: 'ECONNREFUSED',
      }),
      'UpstreamUnreachable',
    ],
    [
      'an AggregateError whose sign stands in its errors only',
      new AggregateError([error({}), error({ code: 'ETIMEDOUT', hostname: VODS })]),
      'UpstreamTimeout',
    ],
    [
      'one below an error of the app’s',
      new Error('app', { cause: refused({ hostname: VODS }) }),
      'UpstreamUnreachable',
    ],
    ['one whose causes go round', cyclic(refused({ hostname: VODS })), 'UpstreamUnreachable'],
    [
      'one that nothing else describes',
      error({ isAxiosError: true, config: { url: `https://${VODS}/` } }),
      'UpstreamFailed',
    ],
    ['a host in capitals', refused({ hostname: VODS.toUpperCase() }), 'UpstreamUnreachable'],
  ])('%s', (_name, thrown, code) => {
    const vodError = toVodError(thrown)
    expect(vodError).toMatchObject({ code, fault: 'service', requestId: undefined })
    expect(vodError?.cause).toBe(thrown)
  })

  test('and says the message that stands beside the sign', () => {
    const cause = error({ code: 'ENOTFOUND', hostname: VODS }, `getaddrinfo ENOTFOUND ${VODS}`)
    expect(toVodError(new TypeError('fetch failed', { cause }))?.message).toBe(
      `getaddrinfo ENOTFOUND ${VODS}`,
    )
  })
})

describe('is not VOD’s', () => {
  test.each<[string, unknown]>([
    ['a refused connection to nobody knows whom', refused()],
    ['a refused Redis', refused({ host: REDIS, port: 6379 })],
    ['a refused Redis at an address', refused({ address: '127.0.0.1', port: 6379 })],
    ['a Redis that DNS does not know', error({ code: 'ENOTFOUND', hostname: REDIS })],
    ['a host that only begins like VOD’s', refused({ hostname: `${VODS}.evil.example` })],
    ['a host that only ends like VOD’s', refused({ hostname: 'evilbaidubce.com' })],
    ['an AxiosError of another API', axiosError('ECONNREFUSED', 'https://api.example/v2')],
    [
      'an AxiosError with VOD’s host in the query',
      axiosError('ECONNREFUSED', `https://api.example/?u=${URL_OF_VOD}`),
    ],
    ['an AxiosError with a relative URL', axiosError('ECONNREFUSED', '/v2/medias')],
    [
      'an error of got to another API',
      error({ code: 'ECONNRESET', options: { url: new URL('https://api.example') } }),
    ],
    ['what fetch throws', new TypeError('fetch failed', { cause: refused() })],
    ['an AggregateError of two refusals', new AggregateError([refused(), refused({ host: REDIS })])],
    ['an empty AggregateError', new AggregateError([])],
    ['a time-out of anybody', new DOMException('x', 'TimeoutError')],
    ['causes that go round', cyclic(refused({ host: REDIS }))],
    ['an error with VOD’s host in its message only', new Error(`connect ECONNREFUSED ${VODS}`)],
    ['a sign cut short', error({ code: 'ETIMEDOU', hostname: VODS })],
    ['a sign with more behind it', error({ code: 'ETIMEDOUT2', hostname: VODS })],
    ['a host that is no text', refused({ hostname: [VODS] })],
    ['a getter that throws for a host', Object.defineProperty(refused(), 'hostname', { get: trap })],
  ])('%s', (_name, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
  })
})

test('the hosts of the option count, in place of the default ones', () => {
  const hosts = ['vod.internal']
  expect(toVodError(refused({ hostname: 'vod.internal' }), { hosts })?.code).toBe('UpstreamUnreachable')
  expect(toVodError(refused({ hostname: VODS }), { hosts })).toBeUndefined()
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
