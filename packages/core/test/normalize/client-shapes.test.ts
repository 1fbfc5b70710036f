import { isVodError, readVodError, toVodError, VodError } from '../../src/index.ts'

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const BODY = { requestId: REQUEST_ID, code: 'MediaNotFound', message: 'Media not found with mda-1' }
const BARE = { code: BODY.code, message: BODY.message }
const TEXT = JSON.stringify(BARE)
const VOD_URL = 'https://vod.bj.baidubce.com/v2/medias'
const OTHER_URL = 'https://api.example/v2/medias'

/** Where a call went, what came back, and where the client keeps them. */
interface Parts {
  readonly url?: unknown
  readonly headers?: unknown
  readonly status?: unknown
  readonly body?: unknown
}

const error = (fields: object) => Object.assign(new Error('x'), fields)

/** One row a client: its error, out of the parts. */
const CLIENTS: Readonly<Record<string, (parts: Parts) => unknown>> = {
  'axios, whole URL': ({ url, headers, status, body }) =>
    error({ isAxiosError: true, config: { url }, response: { status, headers, data: body } }),
  'axios, base URL': ({ url, headers, status, body }) =>
    error({
      isAxiosError: true,
      config: { url: '/v2', baseURL: url },
      response: { status, headers, data: body },
    }),
  got: ({ url, headers, status, body }) =>
    error({ options: { url: new URL(String(url)) }, response: { statusCode: status, headers, body } }),
  'ofetch, url of the response': ({ url, headers, status, body }) =>
    error({ name: 'FetchError', request: '/v2', response: { status, headers, url }, data: body }),
  'ofetch, request': ({ url, headers, status, body }) =>
    error({ name: 'FetchError', request: url, response: { status, headers, url: '' }, data: body }),
  'ofetch, base URL': ({ url, headers, status, body }) =>
    error({
      name: 'FetchError',
      request: '/v2',
      options: { baseURL: url },
      response: { status, headers },
      data: body,
    }),
  'ky 2': ({ url, headers, status, body }) =>
    error({ request: { url }, response: { status, headers }, data: body }),
  'ky 1, read': ({ url, headers, status, body }) =>
    error({ request: { url }, response: { status, headers, body } }),
  xior: ({ url, headers, status, body }) =>
    error({ name: 'XiorError', request: { url }, response: { status, headers, data: body } }),
  superagent: ({ url, headers, status, body }) =>
    error({ response: { statusCode: status, headers, body, request: { url } } }),
  'superagent, text': ({ url, headers, status, body }) =>
    error({ response: { statusCode: status, headers, body: {}, text: body, request: { url } } }),
  'a Response, read': ({ url, headers, status, body }) => ({ status, headers, body, bodyUsed: true, url }),
}

describe.each(Object.entries(CLIENTS))('%s', (_name, make) => {
  const call = { status: 404, headers: {}, body: BARE, url: VOD_URL }
  const found = { code: 'MediaNotFound', upstreamStatus: 404, message: BODY.message }

  test('is recognized by its host', () => {
    expect(toVodError(make(call))).toMatchObject({ ...found, requestId: undefined })
    expect(toVodError(make({ ...call, body: TEXT }))).toMatchObject(found)
  })

  test('takes request id and Retry-After from the headers', () => {
    const headers = { 'x-bce-request-id': REQUEST_ID, 'retry-after': '7' }
    const thrown = toVodError(make({ ...call, headers, status: 429 }))
    expect(thrown).toMatchObject({ ...found, upstreamStatus: 429, requestId: REQUEST_ID, retryAfter: 7 })
  })

  test('is not recognized by its body or header if the host is another', async () => {
    const headers = { 'x-bce-request-id': REQUEST_ID }
    const thrown = make({ ...call, url: OTHER_URL, body: BODY, headers })
    expect(toVodError(thrown)).toBeUndefined()
    await expect(readVodError(thrown)).resolves.toBeUndefined()
  })

  test('without a readable code becomes UpstreamInvalidResponse', () => {
    expect(toVodError(make({ ...call, status: 502, body: '<html>' }))).toMatchObject({
      code: 'UpstreamInvalidResponse',
      upstreamStatus: 502,
      message: 'VOD responded 502 without a readable code',
    })
  })

  test('without a status has no upstream response', () => {
    expect(toVodError(make({ ...call, status: '404' }))?.upstreamStatus).toBeUndefined()
  })
})

test.each(Object.entries(CLIENTS).filter(([name]) => name !== 'got'))(
  '%s is recognized by its request id header if its URL is relative',
  (_name, make) => {
    const headers = { 'x-bce-request-id': REQUEST_ID }
    const thrown = make({ status: 404, headers, body: BARE, url: '/v2/medias' })
    expect(toVodError(thrown)).toMatchObject({ code: 'MediaNotFound', requestId: REQUEST_ID })
  },
)

describe('an Error with headers of its own', () => {
  const thrown = error({ status: 422, headers: { vary: 'Origin' }, body: BODY })

  test('is no response: its body can be what a browser sent', () => {
    expect(toVodError(thrown)).toBeUndefined()
    expect(toVodError(Object.assign(thrown, { data: BODY }))).toBeUndefined()
  })

  test('is one of VOD if its host is known', () => {
    expect(toVodError(Object.assign(error({}), thrown, { url: VOD_URL }))).toMatchObject({
      code: 'MediaNotFound',
    })
  })

  test('is one if they have a date', () => {
    const headers = { date: 'Sat, 28 Nov 2026 08:00:00 GMT' }
    expect(toVodError(error({ status: 404, headers, body: BODY }))).toMatchObject({ code: 'MediaNotFound' })
  })

  test.each(['host', ':authority'])('is none if they are those of a request, with %s', (name) => {
    const headers = { [name]: 'bff.example', date: 'x', 'x-bce-request-id': REQUEST_ID }
    expect(toVodError(error({ status: 422, headers, body: BODY }))).toBeUndefined()
    expect(toVodError({ statusCode: 422, headers, body: {} })).toBeUndefined()
  })
})

test('the host of a call through a proxy is that of its URL', () => {
  const req = { host: 'proxy.corp', protocol: 'http:', path: VOD_URL }
  const thrown = { statusCode: 404, headers: {}, body: BARE, req }
  expect(toVodError(thrown)).toMatchObject({ code: 'MediaNotFound' })
  expect(toVodError({ ...thrown, body: BODY, req: { ...req, path: OTHER_URL } })).toBeUndefined()
})

describe('undici, which does not tell the host', () => {
  const response = { statusCode: 404, headers: {}, body: BODY }

  test('is recognized by the documented body or the header', () => {
    expect(toVodError(response)).toMatchObject({ code: 'MediaNotFound', upstreamStatus: 404 })
    const headers = { 'x-bce-request-id': REQUEST_ID }
    expect(toVodError({ ...response, headers, body: BARE })).toMatchObject({ requestId: REQUEST_ID })
    expect(toVodError(error({ ...response, headers, body: BARE }))).toMatchObject({ upstreamStatus: 404 })
  })

  test.each<[string, object]>([
    ['a body that is not the documented one', { ...response, body: BARE }],
    ['a header that is no request id', { ...response, body: BARE, headers: { 'x-bce-request-id': 'a b' } }],
    ['a numeric code', { ...response, body: { ...BODY, code: 40_401 } }],
    ['a body without a message', { ...response, body: { ...BODY, message: undefined } }],
    ['no headers', { ...response, headers: undefined, body: BARE }],
    ['a value without a status', { ...response, statusCode: undefined, bodyUsed: true, body: TEXT }],
  ])('is not recognized by %s', (_name, thrown) => {
    expect(toVodError(thrown)).toBeUndefined()
  })
})

describe('the SDK rejection, whose shape is proof,', () => {
  test.each([1, 100, 404, 599, 999])('is recognized with status %s', (status_code) => {
    expect(toVodError({ status_code, message: 'x' })).toMatchObject({ upstreamStatus: status_code })
  })

  test('is recognized with other keys if it has a request id', () => {
    const thrown = { status_code: 404, message: 'x', request_id: REQUEST_ID, 'x-bce-date': 'd' }
    expect(toVodError(thrown)).toMatchObject({ requestId: REQUEST_ID })
  })
})

describe('a body', () => {
  const thrown = (body: unknown) => ({ status_code: 400, message: body })

  test.each<[string, unknown, object]>([
    ['its request id under either name', { ...BARE, request_id: REQUEST_ID }, { requestId: REQUEST_ID }],
    [
      'the other request id if one is invalid',
      { ...BARE, requestId: '', request_id: REQUEST_ID },
      { requestId: REQUEST_ID },
    ],
    ['a number for a code', { code: 40_401, message: 'x' }, { upstreamCode: '40401' }],
    ['a message in an object', { code: 'New', message: { global: 'x' } }, { message: 'x' }],
    ['an error within', { error: { code: 'New', message: 'x' } }, { upstreamCode: 'New', message: 'x' }],
    [
      'the request id beside an error within',
      { requestId: REQUEST_ID, error: BARE },
      { requestId: REQUEST_ID, upstreamCode: 'MediaNotFound' },
    ],
    [
      'its code with a request id beside it',
      { request_id: REQUEST_ID, error: BARE },
      { requestId: REQUEST_ID },
    ],
    ['JSON text after blanks', `\n ${TEXT}`, { upstreamCode: 'MediaNotFound' }],
    ['bytes', Buffer.from(TEXT), { upstreamCode: 'MediaNotFound' }],
    ['a buffer', new TextEncoder().encode(TEXT).buffer, { upstreamCode: 'MediaNotFound' }],
    [
      'text of 64 KiB',
      `${TEXT.slice(0, -1)}${' '.repeat(65_536 - TEXT.length)}}`,
      { upstreamCode: 'MediaNotFound' },
    ],
    [
      'bytes of 64 KiB',
      Buffer.from(`${TEXT.slice(0, -1)}${' '.repeat(65_536 - TEXT.length)}}`),
      { upstreamCode: 'MediaNotFound' },
    ],
  ])('is read for %s', (_name, body, expected) => {
    expect(toVodError(thrown(body))).toMatchObject({ upstreamStatus: 400, ...expected })
  })

  test.each<[string, unknown]>([
    ['text above 64 KiB', `${TEXT.slice(0, -1)}${' '.repeat(65_537 - TEXT.length)}}`],
    [
      'bytes above 64 KiB with fewer characters',
      Buffer.from(JSON.stringify({ ...BARE, pad: '中'.repeat(22_000) })),
    ],
    ['bytes above 64 KiB', Buffer.from(`${TEXT.slice(0, -1)}${' '.repeat(65_537 - TEXT.length)}}`)],
    ['the number 0 for a code', { code: 0, message: 'x' }],
    ['a list', `[${TEXT}]`],
    ['text that is not JSON', `{${TEXT}`],
  ])('is not an error body with %s', (_name, body) => {
    expect(toVodError(thrown(body))).toMatchObject({ code: 'UpstreamInvalidResponse' })
  })

  test('is not an error body on an Error', () => {
    expect(toVodError(error(BODY))).toBeUndefined()
  })
})

describe('a success status without a readable code', () => {
  test.each([
    [199, 'UpstreamInvalidResponse'],
    [200, 'UpstreamTimeout'],
    [299, 'UpstreamTimeout'],
    [300, 'UpstreamInvalidResponse'],
  ])('%s gets the code from the client’s error: %s', (status, code) => {
    const thrown = { isAxiosError: true, code: 'ETIMEDOUT', config: { url: VOD_URL }, response: { status } }
    expect(toVodError(error(thrown))).toMatchObject({ code, upstreamStatus: status })
  })
})

test('describes an error without message or sign', () => {
  const thrown = { isAxiosError: true, config: { url: VOD_URL } }
  expect(toVodError(thrown)).toMatchObject({ code: 'UpstreamFailed', message: 'The call to VOD failed' })
  expect(toVodError(error(thrown))).toMatchObject({ message: 'x' })
  const silent = { code: 'ETIMEDOUT', hostname: 'vod.bj.baidubce.com' }
  expect(toVodError(silent)).toMatchObject({ code: 'UpstreamTimeout', message: 'timeout' })
})

describe('an Error with nothing but', () => {
  test.each<[string, object]>([
    ['a cause', { cause: new VodError({ upstreamCode: 'MediaNotFound' }) }],
    ['an original error', { originalError: new VodError({ upstreamCode: 'MediaNotFound' }) }],
    ['errors', { name: 'AggregateError', errors: [new VodError({ upstreamCode: 'MediaNotFound' })] }],
    ['a copied rejection', { status_code: 404, code: 'MediaNotFound', message: 'x', request_id: REQUEST_ID }],
    ['the error of a name look-up', { code: 'ENOTFOUND', hostname: 'vod.bj.baidubce.com' }],
    ['the error of a TLS handshake', { code: 'ERR_TLS_CERT_ALTNAME_INVALID', host: 'vod.bj.baidubce.com' }],
    ['headers and a body', { status: 404, headers: { 'x-bce-request-id': REQUEST_ID }, data: BARE }],
  ])('%s is recognized', (_name, properties) => {
    const thrown = Object.defineProperties(new Error('x'), Object.getOwnPropertyDescriptors(properties))
    expect(isVodError(toVodError(thrown))).toBe(true)
  })

  test('a cause beside a getter that throws is recognized', () => {
    const thrown = new Error('x', { cause: new VodError({ upstreamCode: 'MediaNotFound' }) })
    const get = () => {
      throw new Error('not to be read')
    }
    expect(isVodError(toVodError(Object.defineProperty(thrown, 'status_code', { get })))).toBe(true)
  })
})
