import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'
import createError, { isHttpError } from 'http-errors'
import { fillTemplate, templateParams } from '../src/catalog/wire-template.ts'
import { CATALOG, isVodError, toVodError, VodError, type VodErrorInit } from '../src/index.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const SAMPLE: VodErrorInit = {
  upstreamCode: 'MediaException.MediaNotFound',
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: 'Media not found with mda-jdekywp8pek91e0n',
}

test('carries the whole row of the documented sample', () => {
  const cause = { any: 'thing' }
  const error = new VodError({ ...SAMPLE, cause })
  expect({ ...error, name: error.name, message: error.message, cause: error.cause }).toEqual({
    name: 'VodError',
    message: 'Media not found with mda-jdekywp8pek91e0n',
    cause,
    code: 'MediaNotFound',
    upstreamCode: 'MediaException.MediaNotFound',
    status: 404,
    statusCode: 404,
    expose: false,
    upstreamStatus: 404,
    requestId: REQUEST_ID,
    fault: 'caller',
    retryable: false,
    params: { mediaId: 'mda-jdekywp8pek91e0n' },
  })
  expect(error.cause).toBe(cause)
})

test.each(Object.entries(CATALOG))(
  'takes status, fault and retryable of %s from the catalog',
  (code, row) => {
    const { status, fault, retryable } = new VodError({ upstreamCode: `Any.${code}`, upstreamStatus: 418 })
    expect({ status, fault, retryable }).toEqual({
      status: row.status,
      fault: row.fault,
      retryable: row.retryable,
    })
  },
)

test.each([
  ['InvalidRequest', 400, 400, 'caller', false],
  ['InvalidRequest', 403, 403, 'operator', false],
  ['MediaNotFound', 403, 404, 'caller', false],
  ['Brand.NewCode', 399, 502, 'service', false],
  ['Brand.NewCode', 400, 400, 'caller', false],
  ['Brand.NewCode', 422, 422, 'caller', false],
  ['Brand.NewCode', 499, 499, 'caller', false],
  ['Brand.NewCode', 401, 502, 'operator', false],
  ['Brand.NewCode', 403, 403, 'operator', false],
  ['Brand.NewCode', 429, 429, 'service', true],
  ['Brand.NewCode', 500, 500, 'service', true],
  ['Brand.NewCode', 501, 501, 'service', false],
  ['Brand.NewCode', 502, 502, 'service', true],
  ['Brand.NewCode', 503, 503, 'service', true],
  ['Brand.NewCode', 504, 504, 'service', true],
  ['Brand.NewCode', 599, 599, 'service', false],
  ['Brand.NewCode', 200, 502, 'service', false],
  ['Brand.NewCode', 302, 502, 'service', false],
  ['Brand.NewCode', 600, 502, 'service', false],
  ['Brand.NewCode', undefined, 502, 'service', false],
  ['InvalidRequest', undefined, 400, 'caller', false],
  ['MediaNotFound', 429, 404, 'caller', true],
  [undefined, 404, 502, 'service', true],
  [undefined, 504, 504, 'service', true],
])(
  'reads code %s under upstream status %s as %s, %s fault',
  (upstreamCode, upstreamStatus, status, fault, retryable) => {
    expect(new VodError({ upstreamCode, upstreamStatus })).toMatchObject({ status, fault, retryable })
  },
)

test('without a code, is a time-out where a gateway says so', () => {
  expect(new VodError({ upstreamStatus: 504 }).code).toBe('UpstreamTimeout')
  expect(new VodError({ upstreamStatus: 503 }).code).toBe('UpstreamInvalidResponse')
})

test('has a name that others may set, as that of every Error', () => {
  const { value: _error, ...ofErrors } = { ...Object.getOwnPropertyDescriptor(Error.prototype, 'name') }
  expect(Object.getOwnPropertyDescriptor(VodError.prototype, 'name')).toEqual({
    value: 'VodError',
    ...ofErrors,
  })
  const { value: _stack, ...ofStacks } = { ...Object.getOwnPropertyDescriptor(new Error('x'), 'stack') }
  const printable = new VodError(SAMPLE).withoutCause()
  expect(Object.getOwnPropertyDescriptor(printable, 'stack')).toMatchObject(ofStacks)
})

test('can be had without its cause, and is the same in all else', () => {
  for (const init of [
    SAMPLE,
    { syntheticCode: 'UpstreamTimeout' as const, duration: 7, operation: 'getMedia' },
  ]) {
    const error = new VodError({ ...init, cause: { secret: 1 } })
    const printable = error.withoutCause()
    expect(printable).not.toHaveProperty('cause')
    expect(printable.toJSON()).toEqual(error.toJSON())
    expect(printable.stack).toBe(error.stack)
    expect(error.cause).toEqual({ secret: 1 })
  }
})

test('is an HttpError to code written for http-errors', () => {
  const error = new VodError(SAMPLE)
  expect(isHttpError(error)).toBe(true)
  expect(createError(error)).toBe(error)
  expect(error).toBeInstanceOf(Error)
})

test('has no headers for a framework to obey', () => {
  expect(new VodError(SAMPLE)).not.toHaveProperty('headers')
})

test('treats a request id that is not fit to print as absent', () => {
  for (const requestId of ['', 'a\r\nb', '中文', 'x'.repeat(129)]) {
    expect(new VodError({ ...SAMPLE, requestId }).requestId).toBeUndefined()
  }
})

test('treats a code that is no word as absent', () => {
  for (const upstreamCode of ['', 'a b', 'X\n[vod-errors] forged', '<script>', 'x'.repeat(1000)]) {
    expect(new VodError({ upstreamCode })).toMatchObject({
      code: 'UpstreamInvalidResponse',
      upstreamCode: undefined,
    })
  }
})

test.each([
  'f'.repeat(32),
  `Media.${'0123456789ABCDEF'.repeat(2)}`,
  'ALTAK-x1Y2z3W4',
  'ALTAKabcdefgh12345678',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N',
  'sk-x1Y2z3W4a5B6c7D8',
])('treats a code of the form of a key as absent: %s', (upstreamCode) => {
  const error = new VodError({ upstreamCode, upstreamStatus: 403 })
  expect(error).toMatchObject({ code: 'UpstreamInvalidResponse', upstreamCode: undefined })
  const thrown = { status_code: 403, code: upstreamCode, message: 'x', request_id: REQUEST_ID }
  expect(JSON.stringify(toVodError(thrown))).not.toContain(upstreamCode)
})

test.each(['read 0123456789abcdef0123456789abcdef', 'ALTAK-x1Y2z3W4', 'read token=S3CRET'])(
  'redacts the name of a call: %s',
  (operation) => {
    expect(new VodError({ ...SAMPLE, operation }).operation).toMatch(/^(?:read )?(?:token=)?\[redacted\]$/)
  },
)

describe('parameters that the catalog marks as secret', () => {
  const ROWS = Object.entries(CATALOG).flatMap(([code, row]) =>
    'secretParams' in row ? [[code, row] as const] : [],
  )

  test('are the keys of upload sessions', () => {
    expect(ROWS.map(([code]) => code)).toEqual(['IllegalMediaSessionKey', 'MediaSourceFileNotFound'])
    for (const [, { template, secretParams }] of ROWS) {
      expect(templateParams(template)).toEqual(expect.arrayContaining([...secretParams]))
    }
  })

  test.each(ROWS)(
    'are shown neither in the message of %s nor in its params',
    (upstreamCode, { template }) => {
      for (const sessionKey of ['abcdef', 'a b c', 'x1Y2-z3W4', 'f'.repeat(32)]) {
        const message = fillTemplate(template, { sessionKey })
        const error = new VodError({ upstreamCode, message })
        expect(error.message).toBe(fillTemplate(template, { sessionKey: '[redacted]' }))
        expect(error.params).toEqual({ sessionKey: '[redacted]' })
        expect(error.withoutCause().toJSON()).toEqual(error.toJSON())
      }
    },
  )
})

test.each([
  [-3, 0],
  [7, 7],
  [1e9, 86_400],
])('bounds the time to come again: %p is %p', (retryAfter, seconds) => {
  expect(new VodError({ upstreamCode: 'RequestConflict', retryAfter }).retryAfter).toBe(seconds)
})

test.each([
  [{ upstreamCode: 5 }, 'Expected `upstreamCode` to be a string, got 5'],
  [{ message: {} }, 'Expected `message` to be a string, got {}'],
  [{ requestId: null }, 'Expected `requestId` to be a string, got null'],
  [{ upstreamStatus: '404' }, 'Expected `upstreamStatus` to be an integer, got "404"'],
])('refuses %p', (init, message) => {
  expect(() => Reflect.construct(VodError, [init])).toThrow(new TypeError(message))
})

describe('isVodError', () => {
  test('knows an error of this copy and of another copy of the package', () => {
    let other: unknown
    jest.isolateModules(() => {
      const copy = jest.requireActual<typeof import('../src/index.ts')>('../src/index.ts')
      expect(copy.VodError).not.toBe(VodError)
      other = new copy.VodError(SAMPLE)
    })
    expect(other).not.toBeInstanceOf(VodError)
    expect(isVodError(other)).toBe(true)
    expect(toVodError(other)).toMatchObject({ code: 'MediaNotFound', requestId: REQUEST_ID, cause: other })
    expect(isVodError(new VodError(SAMPLE))).toBe(true)
  })

  test('knows an error of another realm', () => {
    const other: unknown = runInNewContext(
      `Object.assign(new Error('m'), { [Symbol.for('@vod-errors/core/VodError')]: true, code: 'MediaNotFound' })`,
    )
    expect(isVodError(other)).toBe(true)
  })

  test.each([
    ['null', null],
    ['a string', 'VodError'],
    ['a plain Error', new Error('x')],
    ['a look-alike without the brand', { ...new VodError(SAMPLE) }],
    ['a proxy that says yes to everything', new Proxy({}, { get: () => true })],
  ])('is not fooled by %s', (_name, value) => {
    expect(isVodError(value)).toBe(false)
  })
})

describe('prints without secrets', () => {
  const AK = '0123456789abcdef0123456789abcdef'
  const SIGNATURE = 'f'.repeat(64)
  const leaky = new VodError({
    ...SAMPLE,
    upstreamCode: 'MediaProcessParamError',
    message: [
      `Media mda-1 process param error, bce-auth-v1/${AK}/2026-01-01T00:00:00Z/1800/host/${SIGNATURE}`,
      `https://bos.example/v.mp4?authorization=SECRET-QUERY`,
      `x-bce-security-token: SECRET-TOKEN`,
      `"secretAccessKey":"SECRET-SK"`,
      `ak=SECRET-AK`,
      'ALTAKabcdefgh12345678',
      '\u001b[31m\u2028forged line',
    ].join('\n'),
    cause: { config: { headers: { authorization: 'SECRET-HEADER' } } },
  })
  const printed = {
    'its JSON': JSON.stringify(leaky),
    'util.inspect': inspect(leaky, { depth: 10 }),
    'util.inspect, nested': inspect({ a: { b: leaky } }, { depth: 0 }),
    'its message': leaky.message,
    'its stack': leaky.stack,
    'its text': String(leaky),
  }

  test.each(Object.entries(printed))('in %s', (_name, text) => {
    expect(text).not.toMatch(/SECRET|0123456789abcdef|ffffffff|ALTAK/)
    expect(text).not.toContain('\u001b')
    expect(text).not.toContain('\u2028')
  })

  test('and still says what failed', () => {
    expect(inspect(leaky)).toContain('Media mda-1 process param error, bce-auth-v1/[redacted]')
    expect(inspect(leaky)).toContain(REQUEST_ID)
    const error = new VodError(SAMPLE)
    expect(inspect(error, { depth: 0 })).toMatch(
      /^VodError: Media not found with \S+\n +at .*\n[\s\S]*code: 'MediaNotFound'/,
    )
    Object.defineProperty(error, 'stack', { value: undefined })
    expect(inspect(error)).toMatch(/^VodError \[MediaNotFound\]: Media not found with \S+ \{\n/)
    expect(inspect({ a: { b: new VodError(SAMPLE) } }, { depth: 1 })).toContain(
      'VodError [MediaNotFound]: Media not found with mda-jdekywp8pek91e0n',
    )
    expect(JSON.parse(JSON.stringify(new VodError(SAMPLE)))).toEqual({
      name: 'VodError',
      message: 'Media not found with mda-jdekywp8pek91e0n',
      code: 'MediaNotFound',
      upstreamCode: 'MediaException.MediaNotFound',
      status: 404,
      upstreamStatus: 404,
      requestId: REQUEST_ID,
      fault: 'caller',
      retryable: false,
      params: { mediaId: 'mda-jdekywp8pek91e0n' },
    })
  })

  test.each([
    ['a path with a query', 'GET /v1/media?token=SECRET failed'],
    ['a URL without a scheme', '//host/a?x=SECRET'],
    ['another scheme', 'rtmp://host/live?token=SECRET'],
    ['a fragment', 'https://host/cb#token=SECRET'],
    ['user and password of a URL', 'https://user:SECRET@host/'],
    ['a scheme of authorization', 'Authorization: Bearer SECRET'],
    ['a cookie', 'cookie: BDUSS=SECRET'],
    ['a password', 'password=SECRET, next'],
    ['a token', 'token: SECRET'],
    ['JSON within JSON', String.raw`{\"accessKey\":\"SECRET\"}`],
    ['an access key in words', 'AccessKeyId SECRET1 not found'],
    ['a key between underscores', 'key_0123456789abcdef0123456789abcdef_x'],
    ['a key where the text is cut', `${'bce-auth-v1/x '.repeat(142)}aa 0123456789abcdef0123456789abcdef`],
  ])('behind %s', (_name, message) => {
    const error = new VodError({ ...SAMPLE, message })
    expect(inspect(error)).not.toMatch(/SECRET|0123456789abcdef/)
  })

  test('in its params', () => {
    const { params } = new VodError({
      upstreamCode: 'UrlNotAllowed',
      message: 'Not allowed callback url https://a.b/cb?token=SECRET',
    })
    expect(params).toEqual({ url: 'https://a.b/cb?[redacted]' })
  })

  test('at a bounded length, in bounded time', () => {
    const start = performance.now()
    const error = new VodError({ ...SAMPLE, message: 'ak = "'.repeat(1_000_000) })
    expect(error.message.length).toBeLessThanOrEqual(1000)
    expect(performance.now() - start).toBeLessThan(200)
  })
})
