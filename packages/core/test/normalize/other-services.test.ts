import { describeProperties, testProperty } from '@vod-errors/testing/property-test'
import fc from 'fast-check'
import createError from 'http-errors'
import { readVodError, toVodError } from '../../src/index.ts'
import { REQUEST_ID } from './media-not-found.ts'
import { OTHER_BODIES, STATUS_CODE_ERRORS } from './other-services.ts'

const FORGED = { 'x-bce-request-id': REQUEST_ID }
const DOCUMENTED = { requestId: REQUEST_ID, code: 'AccountBanned', message: 'x' }
const OTHER_URL = 'https://api.example/v2/medias'

/** What a client throws for a body of another service; the URL is known only to some. */
const CLIENTS: Readonly<Record<string, (body: unknown, headers: object, url?: string) => object>> = {
  axios: (data, headers, url) =>
    Object.assign(new Error('x'), {
      isAxiosError: true,
      config: { url },
      response: { status: 404, headers, data },
    }),
  'an interceptor of axios': (data, headers, url) => ({ status: 404, headers, data, config: { url } }),
  urllib: (data, headers, url) => ({ status: 404, headers, data, res: { requestUrls: [url] } }),
  undici: (body, headers, url) =>
    Object.assign(new Error('x'), {
      statusCode: 404,
      headers,
      body,
      req: url && { protocol: 'https:', host: new URL(url).host },
    }),
  'request-promise': (error, headers, uri) =>
    Object.assign(new Error('x'), {
      name: 'StatusCodeError',
      statusCode: 404,
      error,
      options: { uri },
      response: { headers },
    }),
  wretch: (data, headers, url) =>
    Object.assign(new Error('x'), { response: { status: 404, headers, data, url } }),
  ofetch: (data, headers, request) =>
    Object.assign(new Error('x'), { name: 'FetchError', request, response: { status: 404, headers }, data }),
}

const bodies = { ...OTHER_BODIES, ...STATUS_CODE_ERRORS }

test('there are at least 100 values of other services', () => {
  expect(Object.keys(bodies).length).toBeGreaterThanOrEqual(100)
})

describe.each(Object.entries(bodies))('%s', (_name, body) => {
  test('is another error, whether thrown as it is, as JSON text or as a cause', async () => {
    for (const thrown of [body, JSON.stringify(body), new Error('outer', { cause: body })]) {
      expect(toVodError(thrown)).toBeUndefined()
      await expect(readVodError(thrown)).resolves.toBeUndefined()
    }
  })

  test.each(Object.entries(CLIENTS))('is another error if %s throws it', (_client, make) => {
    expect(toVodError(make(body, {}))).toBeUndefined()
    expect(toVodError(make(body, {}, OTHER_URL))).toBeUndefined()
    expect(toVodError(make(body, FORGED, OTHER_URL))).toBeUndefined()
  })
})

test.each(Object.entries(CLIENTS))(
  'a forged response from another host is another error if %s throws it',
  (_client, make) => {
    expect(toVodError(make(DOCUMENTED, FORGED, OTHER_URL))).toBeUndefined()
    expect(
      toVodError(make(DOCUMENTED, FORGED, OTHER_URL), { hosts: ['vod.bj.baidubce.com'] }),
    ).toBeUndefined()
    expect(toVodError(make(DOCUMENTED, FORGED))).toMatchObject({ code: 'AccountBanned' })
  },
)

/** What middleware, libraries and apps add to a thrown value. Not what VOD itself sends: that could be proof. */
const KEYS = [
  ...[
    'headers',
    'storageErrors',
    'domain',
    'domainThrown',
    'domainEmitter',
    'expose',
    'status',
    'statusCode',
  ],
  ...['name', 'type', 'path', 'url', 'method', 'errno', 'syscall', 'operation', 'traceId', 'attemptNumber'],
  ...[
    'retriesLeft',
    'extensions',
    'errors',
    'error',
    'data',
    'details',
    'http_headers',
    'x-bce-date',
    'upstreamCode',
  ],
  ...[
    'retryAfter',
    'fault',
    'isAxiosError',
    'options',
    'config',
    'request',
    'response',
    'res',
    'bodyUsed',
    '_errors',
  ],
]
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'MediaNotFound',
    'AggregateError',
    'FetchError',
    'StatusCodeError',
    'Timeout',
    OTHER_URL,
  ),
  fc.constantFrom<unknown>(
    404,
    200,
    503,
    true,
    null,
    {},
    [],
    { vary: 'Origin' },
    { url: OTHER_URL },
    '<html>',
  ),
  fc.constantFrom<unknown>({ status: 404, headers: {}, data: { code: 'MediaNotFound', message: 'x' } }),
  fc.constantFrom<unknown>(...Object.values(bodies)),
)
const added = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 5 })

describeProperties('no error of another service becomes a VodError without proof', () => {
  testProperty(
    'with any keys added, on the value or on an Error that it was copied onto',
    [fc.constantFrom(...Object.values(bodies)), added, fc.boolean()],
    async (body, keys, isCopied) => {
      const target = isCopied ? new Error('x') : Object.create(Object.getPrototypeOf(Object(body)))
      const thrown = Object.assign(target, typeof body === 'object' ? body : { body }, keys)
      expect(toVodError(thrown)).toBeUndefined()
    },
  )
})

test.each<[string, unknown]>([
  ['an error of http-errors with the id among its own headers', createError(404, 'x', { headers: FORGED })],
  [
    'an error of the app with a status and headers',
    Object.assign(new Error('x'), { statusCode: 500, headers: FORGED }),
  ],
  ['a context of Koa', { status: 404, headers: FORGED, req: {}, res: {} }],
  [
    'a request of node without a protocol',
    { statusCode: 403, headers: FORGED, body: DOCUMENTED, req: { host: 'api.example' } },
  ],
  [
    'a response of axios that was redirected to another host',
    Object.assign(new Error('x'), {
      isAxiosError: true,
      config: { url: 'https://vod.bj.baidubce.com/v2' },
      response: {
        status: 403,
        headers: FORGED,
        data: DOCUMENTED,
        request: { res: { responseUrl: OTHER_URL } },
      },
    }),
  ],
])('%s is another error', (_name, thrown) => {
  expect(toVodError(thrown)).toBeUndefined()
})
