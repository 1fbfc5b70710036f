import axios, { AxiosError } from 'axios'
import createError from 'http-errors'
import { toVodError, VodError } from '../../src/index.ts'
import {
  axiosError,
  BODY,
  MEDIA_NOT_FOUND,
  REQUEST_ID,
  SDK,
  UNREADABLE,
  UNREADABLE_WITH_ID,
  WITHOUT_ID,
  WITHOUT_STATUS,
  wrapped,
} from './media-not-found.ts'

const vodError = new VodError({
  upstreamCode: BODY.code,
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  message: BODY.message,
})

const VOD_ERRORS: readonly [string, unknown, object][] = [
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
    { status_code: 500, message: {} },
    { ...UNREADABLE, upstreamStatus: 500 },
  ],
  [
    'an SDK rejection of a 200 with broken JSON',
    { status_code: 200, message: 'Unexpected end of JSON input' },
    { ...UNREADABLE, upstreamStatus: 200 },
  ],
  [
    'an SDK rejection with a non-standard status',
    { status_code: 999, message: '<html>' },
    { ...UNREADABLE, status: 502, upstreamStatus: 999 },
  ],
  ['an SDK rejection with a code that is not a word', { ...SDK, code: '<script>' }, UNREADABLE_WITH_ID],
  [
    'an SDK rejection with a request id that is not safe to print',
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
  ['JSON text with a byte order mark', `\uFEFF${JSON.stringify(BODY)}`, WITHOUT_STATUS],
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
  ['an AxiosError as a cause', new Error('reading media', { cause: axiosError(404, BODY) }), MEDIA_NOT_FOUND],
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
]

describe('recognizes', () => {
  test.each(VOD_ERRORS)('%s', (_name, thrown, expected) => {
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

test('describes an unreadable response in its message', () => {
  const error = toVodError({ status_code: 502, message: '<html>' })
  expect(error?.message).toBe('VOD responded 502 without a readable code')
  expect(toVodError(new Error('outer', { cause: error }))?.message).toBe(error?.message)
})

const body = { code: 'MediaNotFound', message: 'Media not found with mda-1' }

const OTHER_ERRORS: readonly [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['an Error', new Error('x')],
  ['a refused connection', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
  ['an http-errors error with a VOD code', createError(404, 'x', { code: 'MediaNotFound' })],
  [
    'an error of another cloud’s SDK',
    Object.assign(new Error('x'), { code: 'AccessDenied', requestId: REQUEST_ID, statusCode: 403 }),
  ],
  ['a foreign body without a request id', body],
  ['a body whose request id is not safe to print', { ...body, requestId: 'a b' }],
  ['a body without a message', { requestId: REQUEST_ID, code: 'MediaNotFound' }],
  ['a body with a request id alone', { requestId: REQUEST_ID, message: 'x' }],
  ['a body with a numeric code', { requestId: REQUEST_ID, code: 404, message: 'x' }],
  ['JSON text without a request id', JSON.stringify(body)],
  ['JSON text that is cut off', JSON.stringify(BODY).slice(0, -3)],
  ['JSON text far too long', JSON.stringify({ ...BODY, pad: 'x'.repeat(100_000) })],
  ['a status_code that is not a number', { ...SDK, status_code: '404', request_id: undefined }],
  ['an AxiosError of another API', axiosError(404, body)],
  [
    'an AxiosError of another host, with a body like that of VOD',
    Object.assign(axiosError(409, BODY), { config: { url: 'http://users.internal/x' } }),
  ],
  ['another API’s body like the SDK’s', { status_code: 422, message: 'invalid', errors: {} }],
  ['the errors of a form', Object.assign(new Error('x'), { errors: [BODY] })],
  ['an AxiosError without a response', new AxiosError('connect ECONNREFUSED', 'ECONNREFUSED')],
  ['a cancelled axios request', new axios.CanceledError()],
  ['a cause chain that never ends', endless()],
  ['errors that are not an array', Object.assign(new Error('x'), { errors: { length: 1, 0: SDK } })],
  [
    'errors with their own slice method',
    Object.assign(new Error('x'), { errors: Object.assign([1], { slice: () => 5 }) }),
  ],
  ['a VOD error beyond twenty causes', wrapped(20)],
]

describe('returns undefined for other errors:', () => {
  test.each(OTHER_ERRORS)('%s', (_name, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
  })
})

describe('reads a VodError of another copy of this package', () => {
  const brand = Symbol.for('@vod-errors/core/VodError')
  test.each<[string, object, object]>([
    [
      'with an upstream code',
      { code: 'x', upstreamCode: BODY.code, upstreamStatus: 404, requestId: REQUEST_ID },
      { code: 'MediaNotFound', status: 404, requestId: REQUEST_ID },
    ],
    [
      'with a synthetic code',
      { code: 'UpstreamTimeout', duration: 5000, operation: 'getMedia' },
      { code: 'UpstreamTimeout', status: 504, duration: 5000, operation: 'getMedia' },
    ],
    [
      'with a retryAfter',
      { code: 'New', upstreamCode: 'New', upstreamStatus: 503, retryAfter: 7 },
      { retryAfter: 7 },
    ],
    [
      'without an invalid code or id',
      { upstreamCode: '<a>', requestId: 'a b', code: 'Nonsense' },
      { code: 'UpstreamInvalidResponse', requestId: undefined },
    ],
  ])('%s', (_name, fields, expected) => {
    const other = Object.assign(new Error('Media not found'), { name: 'VodError', [brand]: true, ...fields })
    expect(toVodError(other)).toMatchObject({ ...expected, message: 'Media not found' })
  })
})

function endless(): unknown {
  const thrown = new Error('x')
  thrown.cause = thrown
  return thrown
}
