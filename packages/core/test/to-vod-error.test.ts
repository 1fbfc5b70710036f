import axios, { AxiosError, AxiosHeaders } from 'axios'
import createError from 'http-errors'
import { toVodError, VodError } from '../src/index.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const BODY = {
  requestId: REQUEST_ID,
  code: 'MediaException.MediaNotFound',
  message: 'Media not found with mda-1',
}
const SDK = { status_code: 404, message: BODY.message, code: BODY.code, request_id: REQUEST_ID }
const MEDIA_NOT_FOUND = {
  code: 'MediaNotFound',
  upstreamCode: 'MediaException.MediaNotFound',
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: 'Media not found with mda-1',
  params: { mediaId: 'mda-1' },
}
const WITHOUT_STATUS = { ...MEDIA_NOT_FOUND, upstreamStatus: undefined }
const WITHOUT_ID = { ...MEDIA_NOT_FOUND, requestId: undefined }
const UNREADABLE_WITH_ID = {
  code: 'UpstreamInvalidResponse',
  upstreamCode: undefined,
  requestId: REQUEST_ID,
  status: 502,
}
const UNREADABLE = {
  code: 'UpstreamInvalidResponse',
  upstreamCode: undefined,
  requestId: undefined,
  status: 502,
}

function axiosError(status: number, data: unknown, headers: Record<string, string> = {}): AxiosError {
  const config = { headers: new AxiosHeaders({ authorization: 'bce-auth-v1/ak/secret' }) }
  const response = { status, statusText: '', data, headers: AxiosHeaders.from(headers), config }
  return new AxiosError('Request failed', AxiosError.ERR_BAD_REQUEST, config, {}, response)
}

describe('recognises', () => {
  const vodError = new VodError({
    upstreamCode: BODY.code,
    upstreamStatus: 404,
    requestId: REQUEST_ID,
    message: BODY.message,
  })
  test.each<[string, unknown, object]>([
    ['a rejection of @baiducloud/sdk', { ...SDK, 'x-bce-date': 'd', 'x-bce-debug-id': 'i' }, MEDIA_NOT_FOUND],
    ['a rejection of bce-sdk-js', SDK, MEDIA_NOT_FOUND],
    [
      'an SDK rejection whose message is the body without a request id',
      { status_code: 404, message: { code: BODY.code, message: BODY.message } },
      WITHOUT_ID,
    ],
    [
      'an SDK rejection whose message is the body as JSON text',
      { status_code: 404, message: JSON.stringify(BODY) },
      MEDIA_NOT_FOUND,
    ],
    [
      'an SDK rejection whose message is a wrapped body',
      { status_code: 404, message: { error: { code: BODY.code, message: BODY.message } } },
      WITHOUT_ID,
    ],
    [
      'an SDK rejection with a request id, and the rest in its message',
      { status_code: 404, request_id: REQUEST_ID, message: JSON.stringify(BODY) },
      MEDIA_NOT_FOUND,
    ],
    [
      'an SDK rejection with an object for a message',
      { ...SDK, message: { global: BODY.message } },
      MEDIA_NOT_FOUND,
    ],
    [
      'an SDK rejection with an HTML page',
      { status_code: 502, message: '<html>Bad Gateway</html>' },
      { ...UNREADABLE, upstreamStatus: 502 },
    ],
    [
      'an SDK rejection with an empty body',
      { status_code: 503, message: {} },
      { ...UNREADABLE, upstreamStatus: 503 },
    ],
    [
      'an SDK rejection of a 200 with broken JSON',
      { status_code: 200, message: 'Unexpected end of JSON input' },
      { ...UNREADABLE, upstreamStatus: 200 },
    ],
    [
      'an SDK rejection with a status that no standard knows',
      { status_code: 999, message: '<html>' },
      { ...UNREADABLE, status: 502, upstreamStatus: 999 },
    ],
    ['an SDK rejection with a code that is no word', { ...SDK, code: '<script>' }, UNREADABLE_WITH_ID],
    [
      'an SDK rejection with a request id that is not fit to print',
      { ...SDK, request_id: 'a\r\nb' },
      WITHOUT_ID,
    ],
    [
      'an SDK rejection with a number for a code',
      { ...SDK, code: 40001 },
      { code: '40001', requestId: REQUEST_ID },
    ],
    ['the parsed body', BODY, WITHOUT_STATUS],
    ['the parsed body of v1', { success: false, ...BODY }, WITHOUT_STATUS],
    ['the body as JSON text', JSON.stringify(BODY, null, 2), WITHOUT_STATUS],
    ['the same behind a byte order mark', `\uFEFF${JSON.stringify(BODY)}`, WITHOUT_STATUS],
    ['an AxiosError by its body', axiosError(404, BODY), MEDIA_NOT_FOUND],
    ['an AxiosError by its body as text', axiosError(404, JSON.stringify(BODY)), MEDIA_NOT_FOUND],
    [
      'an AxiosError by its header',
      axiosError(404, { code: BODY.code, message: BODY.message }, { 'x-bce-request-id': REQUEST_ID }),
      MEDIA_NOT_FOUND,
    ],
    [
      'an AxiosError with an HTML page, by its header',
      axiosError(502, '<html>', { 'x-bce-request-id': REQUEST_ID }),
      { ...UNREADABLE, requestId: REQUEST_ID },
    ],
    ['an SDK rejection as a cause', new Error('reading media', { cause: SDK }), MEDIA_NOT_FOUND],
    [
      'an AxiosError as a cause',
      new Error('reading media', { cause: axiosError(404, BODY) }),
      MEDIA_NOT_FOUND,
    ],
    ['JSON text as a cause', new Error('reading media', { cause: JSON.stringify(BODY) }), WITHOUT_STATUS],
    [
      'a VodError as the cause of a cause',
      new Error('a', { cause: new Error('b', { cause: vodError }) }),
      MEDIA_NOT_FOUND,
    ],
    [
      'an SDK rejection below an http-errors error',
      createError(500, 'failed', { cause: SDK }),
      MEDIA_NOT_FOUND,
    ],
  ])('%s', (_name, thrown, expected) => {
    const error = toVodError(thrown)
    expect(error).toBeInstanceOf(VodError)
    expect(error).toMatchObject(expected)
    expect(error?.cause).toBe(thrown)
    expect(toVodError(error)).toBe(error)
  })

  test('a VodError as itself', () => {
    expect(toVodError(vodError)).toBe(vodError)
  })
})

test('says what it could not read', () => {
  const error = toVodError({ status_code: 502, message: '<html>' })
  expect(error?.message).toBe('VOD responded 502 without a readable code')
  expect(toVodError(new Error('outer', { cause: error }))?.message).toBe(error?.message)
})

describe('leaves alone what is not VOD’s', () => {
  const body = { code: 'MediaNotFound', message: 'Media not found with mda-1' }
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an Error', new Error('x')],
    ['a refused connection', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
    ['an http-errors error with a code of VOD', createError(404, 'x', { code: 'MediaNotFound' })],
    [
      'an error of another cloud’s SDK',
      Object.assign(new Error('x'), { code: 'AccessDenied', requestId: REQUEST_ID, statusCode: 403 }),
    ],
    ['a foreign body without a request id', body],
    ['a body whose request id is not fit to print', { ...body, requestId: 'a b' }],
    ['a body without a message', { requestId: REQUEST_ID, code: 'MediaNotFound' }],
    ['a body with a request id alone', { requestId: REQUEST_ID, message: 'x' }],
    ['a body with a numeric code', { requestId: REQUEST_ID, code: 404, message: 'x' }],
    ['JSON text without a request id', JSON.stringify(body)],
    ['JSON text that is cut off', JSON.stringify(BODY).slice(0, -3)],
    ['JSON text far too long', JSON.stringify({ ...BODY, pad: 'x'.repeat(100_000) })],
    ['a status_code that is no number', { ...SDK, status_code: '404', request_id: undefined }],
    ['an AxiosError of another API', axiosError(404, body)],
    [
      'an AxiosError of another host, with a body like VOD’s',
      Object.assign(axiosError(409, BODY), { config: { url: 'http://users.internal/x' } }),
    ],
    ['another API’s body like the SDK’s', { status_code: 422, message: 'invalid', errors: {} }],
    ['the errors of a form', Object.assign(new Error('x'), { errors: [BODY] })],
    ['an AxiosError without an answer', new AxiosError('connect ECONNREFUSED', 'ECONNREFUSED')],
    ['a cancelled axios request', new axios.CanceledError()],
    ['a cause chain that never ends', endless()],
    ['errors that are no array', Object.assign(new Error('x'), { errors: { length: 1, 0: SDK } })],
    [
      'errors that hide behind their own slice',
      Object.assign(new Error('x'), { errors: Object.assign([1], { slice: () => 5 }) }),
    ],
    ['a cause beyond twenty values', deep(20)],
  ])('%s', (_name, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
  })
})

test('follows causes up to twenty values', () => {
  expect(toVodError(deep(19))).toMatchObject(MEDIA_NOT_FOUND)
})

test('follows the errors of an AggregateError as far', () => {
  const many = (before: number) =>
    new AggregateError([...Array.from({ length: before }, () => new Error('x')), SDK])
  expect(toVodError(many(18))).toMatchObject(MEDIA_NOT_FOUND)
  expect(toVodError(many(19))).toBeUndefined()
})

test('looks at each value once, and at no more than twenty', () => {
  let made = 0
  class Cause {
    get cause() {
      made++
      return new Cause()
    }
  }
  expect(toVodError(new Cause())).toBeUndefined()
  expect(made).toBeLessThanOrEqual(20)
})

test('is not held up by a list of errors as long as can be', () => {
  const errors: unknown[] = [SDK]
  errors.length = 2 ** 32 - 1
  const start = performance.now()
  expect(toVodError(Object.assign(new AggregateError([]), { errors }))).toMatchObject(MEDIA_NOT_FOUND)
  expect(performance.now() - start).toBeLessThan(1000)
})

describe('reads a VodError of another copy of this package', () => {
  const brand = Symbol.for('@vod-errors/core/VodError')
  test.each<[string, object, object]>([
    [
      'with a code of VOD’s',
      { code: 'x', upstreamCode: BODY.code, upstreamStatus: 404, requestId: REQUEST_ID },
      { code: 'MediaNotFound', status: 404, requestId: REQUEST_ID },
    ],
    [
      'with a code of our own',
      { code: 'UpstreamTimeout', duration: 5000, operation: 'getMedia' },
      { code: 'UpstreamTimeout', status: 504, duration: 5000, operation: 'getMedia' },
    ],
    [
      'with seconds to wait',
      { code: 'New', upstreamCode: 'New', upstreamStatus: 503, retryAfter: 7 },
      { retryAfter: 7 },
    ],
    [
      'and nothing that is no word',
      { upstreamCode: '<a>', requestId: 'a b', code: 'Nonsense' },
      { code: 'UpstreamInvalidResponse', requestId: undefined },
    ],
  ])('%s', (_name, fields, expected) => {
    const other = Object.assign(new Error('Media not found'), { name: 'VodError', [brand]: true, ...fields })
    expect(toVodError(other)).toMatchObject({ ...expected, message: 'Media not found' })
  })
})

describe('survives', () => {
  const trap = () => {
    throw new Error('trap')
  }
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const everyTrap = new Proxy(
    {},
    {
      get: trap,
      has: trap,
      getPrototypeOf: trap,
      ownKeys: trap,
      getOwnPropertyDescriptor: trap,
      set: trap,
      defineProperty: trap,
    },
  )
  test.each<[string, unknown]>([
    ['a revoked proxy', revoked.proxy],
    ['a proxy that throws on every trap', everyTrap],
    ['a proxy that answers itself to everything', selfAnswering()],
    [
      'getters that throw',
      Object.defineProperties({}, { status_code: { get: trap }, code: { get: trap }, cause: { get: trap } }),
    ],
    ['a symbol', Symbol('x')],
    ['a BigInt', 1n],
    ['a function', trap],
    ['an object without a prototype', Object.create(null)],
    ['a huge string', '{'.repeat(5_000_000)],
    ['deeply nested JSON', `${'{"error":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ])('%s', (_name, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
  })

  test('getters that throw inside of what it recognises', () => {
    const thrown = Object.defineProperty({ ...SDK }, 'code', { get: trap })
    expect(toVodError(thrown)).toMatchObject(UNREADABLE_WITH_ID)
  })
})

test('writes nothing on what was thrown', () => {
  const writes: string[] = []
  const note = (trap: string) => () => {
    writes.push(trap)
    return true
  }
  const thrown = new Proxy(SDK, {
    set: note('set'),
    defineProperty: note('defineProperty'),
    deleteProperty: note('deleteProperty'),
    setPrototypeOf: note('setPrototypeOf'),
    preventExtensions: note('preventExtensions'),
  })
  expect(toVodError(thrown)).toMatchObject(MEDIA_NOT_FOUND)
  expect(toVodError(Object.freeze({ ...SDK }))).toMatchObject(MEDIA_NOT_FOUND)
  expect(writes).toEqual([])
})

function deep(levels: number): unknown {
  let thrown: unknown = SDK
  for (let i = 0; i < levels; i++) thrown = new Error('wrapped', { cause: thrown })
  return thrown
}

function endless(): unknown {
  const thrown = new Error('x')
  thrown.cause = thrown
  return thrown
}

function selfAnswering(): unknown {
  const proxy: unknown = new Proxy(() => {}, { get: () => proxy })
  return proxy
}
