import createError from 'http-errors'
import { createResponder, type IncomingRequest } from '../src/host.ts'
import { en, VodError, type VodErrorHandlerOptions, zhCN } from '../src/index.ts'

const ADAPTER = {
  readRequest: (request: IncomingRequest) => request,
  canForward: (thrown: unknown) => thrown !== null,
}
const REQUEST: IncomingRequest = { method: 'GET', url: '/media/mda-1?token=t', headers: {}, state: {} }
const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const NOT_FOUND = new VodError({ upstreamCode: 'MediaNotFound', requestId: REQUEST_ID })
const TIMEOUT = new VodError({ syntheticCode: 'UpstreamTimeout' })

let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())

async function respond(
  thrown: unknown,
  options: VodErrorHandlerOptions = {},
  request: Partial<IncomingRequest> = {},
) {
  const emit = jest.fn()
  const responder = createResponder({ ...ADAPTER, emit }, { logger: false, ...options })
  const response = await responder.respond(thrown, { ...REQUEST, ...request })
  if (!response) throw new Error('forwarded')
  const error: Error = emit.mock.calls[0]?.[0]
  return { response, error, isStale: responder.isStale, body: JSON.parse(response.body) }
}

describe('the stacks of the app', () => {
  const given = { ...Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit') }
  const rejection = {
    status_code: 404,
    code: 'MediaException.MediaNotFound',
    message: 'Media not found with mda-1',
    request_id: REQUEST_ID,
  }
  afterEach(() => {
    Object.defineProperty(Error, 'stackTraceLimit', given)
  })

  test('are as deep after an error was made as before', async () => {
    Error.stackTraceLimit = 7
    const { error } = await respond(rejection)
    expect(error).toBeInstanceOf(VodError)
    expect(Error.stackTraceLimit).toBe(7)
  })

  test('may be frozen', async () => {
    Object.defineProperty(Error, 'stackTraceLimit', { value: 7, writable: false })
    const { error } = await respond(rejection)
    expect(error).toMatchObject({ code: 'MediaNotFound' })
  })
})

/** As a team without types would write the options. */
const untyped = (options: object): VodErrorHandlerOptions => ({ ...options })

describe('the id to quote, where VOD gave none', () => {
  const headers = { 'x-request-id': 'inbound-1' }
  test.each<[string, VodErrorHandlerOptions, Partial<IncomingRequest>, string]>([
    ['the hook’s', { requestId: () => 'hook-1' }, { ownRequestId: 'own-1' }, 'hook-1'],
    ['a number of the hook’s', { requestId: () => 7 }, {}, '7'],
    [
      'the app’s, where the hook has none',
      { requestId: () => undefined },
      { ownRequestId: 'own-1' },
      'own-1',
    ],
    ['the app’s before the browser’s', { trustRequestId: true }, { ownRequestId: 7, headers }, '7'],
    ['the browser’s, if it is trusted', { trustRequestId: true }, { headers }, 'inbound-1'],
    [
      'the browser’s, if the app’s is not fit',
      { trustRequestId: true },
      { ownRequestId: 'a b', headers },
      'inbound-1',
    ],
  ])('is %s', async (_name, options, request, id) => {
    expect((await respond(TIMEOUT, options, request)).body.requestId).toBe(id)
    expect((await respond(NOT_FOUND, options, request)).body.requestId).toBe(REQUEST_ID)
    expect(stderr).not.toHaveBeenCalled()
  })

  test.each<[string, VodErrorHandlerOptions, Partial<IncomingRequest>]>([
    ['the browser’s, if nobody trusts it', {}, { headers }],
    ['an id that is not fit to print', {}, { ownRequestId: 'a\r\nb' }],
    ['an unsafe number', {}, { ownRequestId: 2 ** 53 }],
    ['an object', {}, { ownRequestId: { toString: () => 'own-1' } }],
  ])('is never %s, but a new one', async (_name, options, request) => {
    expect((await respond(TIMEOUT, options, request)).body.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is the app’s, with one warning, where the hook returns what is not fit', async () => {
    const options = { requestId: () => 'a b' }
    expect((await respond(TIMEOUT, options, { ownRequestId: 'own-1' })).body.requestId).toBe('own-1')
    expect(stderr.mock.calls).toEqual([[expect.stringContaining('the hook requestId failed')]])
  })
})

describe('the language', () => {
  const chinese = { headers: { 'accept-language': 'zh' } }
  test.each<[string, VodErrorHandlerOptions, Partial<IncomingRequest>, string]>([
    ['is English', {}, {}, 'en'],
    ['is the default', { defaultLocale: 'zh-CN' }, {}, 'zh-CN'],
    ['is the default in any case of letters', { defaultLocale: 'ZH-cn' }, {}, 'zh-CN'],
    ['is what the header asks for', {}, chinese, 'zh-CN'],
    ['is what the hook says', { locale: () => 'en' }, chinese, 'en'],
    [
      'is what the header asks for, where the hook says nothing',
      { locale: () => undefined },
      chinese,
      'zh-CN',
    ],
    [
      'is what the header asks for, where what the hook says is not on offer',
      { locale: () => 'fr' },
      chinese,
      'zh-CN',
    ],
  ])('%s', async (_name, options, request, locale) => {
    const { response, body } = await respond(NOT_FOUND, options, request)
    expect(response.headers['content-language']).toBe(locale)
    expect(body.message).toBe((locale === 'en' ? en : zhCN).codes.MediaNotFound)
    expect(stderr).not.toHaveBeenCalled()
  })

  test('of a hook that returns no text is passed over, with one warning', async () => {
    const { response } = await respond(NOT_FOUND, untyped({ locale: () => 7 }), chinese)
    expect(response.headers['content-language']).toBe('zh-CN')
    expect(stderr.mock.calls).toEqual([[expect.stringContaining('the hook locale failed')]])
  })
})

test('hooks see the request without its query, and its headers in any case of letters', async () => {
  const locale = jest.fn(() => undefined)
  const headers = { 'x-site': 'cn', 'set-cookie': ['a', 'b'] }
  await respond(NOT_FOUND, { locale }, { headers, state: { user: 1 }, url: '/a?b?c' })
  const [[request]] = locale.mock.calls as unknown as [[{ header: (name: string) => unknown }]]
  expect(request).toMatchObject({ method: 'GET', path: '/a', state: { user: 1 } })
  expect(['X-Site', 'x-site', 'set-cookie', 'none'].map(request.header)).toEqual([
    'cn',
    'cn',
    undefined,
    undefined,
  ])
})

/** What co-body throws, under Koa's body parsers. */
function brokenJson(fields: object): Error {
  return Object.assign(new SyntaxError('Unexpected token'), { status: 400, body: '{', ...fields })
}

/** As good as an error of http-errors, but for a property that throws. */
function unreadable(): Error {
  const error = Object.assign(new Error('secret'), { status: 404, statusCode: 404 })
  return Object.defineProperty(error, 'expose', {
    get: () => {
      throw new Error('secret')
    },
  })
}

describe('what is not VOD’s, answered', () => {
  test.each<[string, unknown, number, string, string]>([
    ['the lowest status', createError(400), 400, 'BadRequest', en.unknown.caller],
    ['a status without a name', createError(499, 'x', { expose: false }), 499, 'Error', en.unknown.caller],
    ['a status with an apostrophe', createError(418, 'Tea.'), 418, 'ImaTeapot', 'Tea.'],
    [
      'an exposed server error',
      createError(503, 'Later.', { expose: true }),
      503,
      'ServiceUnavailable',
      'Later.',
    ],
    ['an empty message', createError(404, ''), 404, 'NotFound', en.unknown.caller],
    ['a message that only names the status', createError(404), 404, 'NotFound', en.unknown.caller],
    [
      'a status that has become none',
      Object.assign(createError(503, 'x'), { status: 200 }),
      500,
      'InternalError',
      en.unknown.operator,
    ],
    ['an error that http-errors cannot look at', unreadable(), 500, 'InternalError', en.unknown.operator],
    ['an error that is masked', new Error('secret'), 500, 'InternalError', en.unknown.operator],
    ['JSON that the browser sent broken', brokenJson({}), 400, 'BadRequest', en.unknown.caller],
    [
      'what only looks like that, by its name',
      brokenJson({ name: 'TypeError' }),
      500,
      'InternalError',
      en.unknown.operator,
    ],
    [
      'what only looks like that, by its body',
      brokenJson({ body: {} }),
      500,
      'InternalError',
      en.unknown.operator,
    ],
    [
      'what only looks like that, by its status',
      brokenJson({ status: 404 }),
      500,
      'InternalError',
      en.unknown.operator,
    ],
  ])('%s', async (_name, thrown, status, code, message) => {
    const { response, body, error } = await respond(thrown, { unhandled: 'respond' })
    expect({ status: response.status, ...body }).toEqual({
      status,
      code,
      message,
      requestId: expect.any(String),
    })
    const isOfTable = message === en.unknown.caller || message === en.unknown.operator
    expect(response.headers['content-language']).toBe(isOfTable ? 'en' : undefined)
    expect('content-language' in response.headers).toBe(isOfTable)
    expect(error).toBe(thrown)
  })

  test('and that cannot even be looked at', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const { response, body } = await respond(proxy, { unhandled: 'respond' })
    expect({ status: response.status, code: body.code }).toEqual({ status: 500, code: 'InternalError' })
  })

  test('of which nothing is an Error, as an Error', async () => {
    const { error } = await respond('secret', { unhandled: 'respond' })
    expect(error).toMatchObject({ message: 'Masked', cause: 'secret' })
  })

  test('and what the framework does not survive is masked without the option, whatever status it has', async () => {
    const error = createError(404, 'Gone.')
    const adapter = { ...ADAPTER, canForward: () => false }
    const emit = jest.fn()
    const { respond } = createResponder({ ...adapter, emit }, { logger: false })
    expect((await respond(error, REQUEST))?.status).toBe(500)
    expect(emit.mock.calls[0]?.[0]).not.toBe(error)
    expect(emit.mock.calls[0]?.[0].cause).toBe(error)
  })
})

describe('the response', () => {
  test.each([
    'accept-ranges',
    'age',
    'cdn-cache-control',
    'cloudflare-cdn-cache-control',
    'content-digest',
    'content-disposition',
    'content-encoding',
    'content-location',
    'content-md5',
    'content-range',
    'digest',
    'edge-control',
    'etag',
    'expires',
    'last-modified',
    'location',
    'netlify-cdn-cache-control',
    'pragma',
    'refresh',
    'repr-digest',
    'retry-after',
    'surrogate-control',
    'trailer',
    'transfer-encoding',
    'vercel-cdn-cache-control',
    'x-accel-expires',
    'x-accel-redirect',
    'x-bce-request-id',
    'x-litespeed-cache-control',
    'x-sendfile',
  ])('removes the header %s of the abandoned success, unless the app keeps it', async (name) => {
    const { isStale } = await respond(NOT_FOUND)
    const kept = await respond(NOT_FOUND, { keepHeaders: [name.toUpperCase()] })
    expect([isStale(name), kept.isStale(name)]).toEqual([true, false])
  })

  test.each([
    'access-control-allow-origin',
    'set-cookie',
    'strict-transport-security',
    'x-request-id',
    'link',
  ])('keeps the header %s of the app', async (name) => {
    const { isStale } = await respond(NOT_FOUND)
    expect(isStale(name)).toBe(false)
  })

  test.each<[VodErrorHandlerOptions, string]>([
    [{}, 'Accept, Accept-Language'],
    [{ format: 'vod' }, 'Accept-Language'],
    [{ format: 'problem' }, 'Accept-Language'],
    [
      { beforeSend: (draft) => ({ ...draft, headers: { VARY: 'X-Site' } }) },
      'Accept, Accept-Language, X-Site',
    ],
    [
      { beforeSend: (draft) => ({ ...draft, headers: { vary: ',Accept , X-Site,, X-Site' } }) },
      'Accept, Accept-Language, X-Site',
    ],
    [{ beforeSend: (draft) => ({ ...draft, headers: {} }) }, 'Accept, Accept-Language'],
    [{ beforeSend: (draft) => ({ ...draft, headers: { vary: '' } }) }, 'Accept, Accept-Language'],
  ])('of %p varies by %s', async (options, vary) => {
    const { response } = await respond(NOT_FOUND, options)
    expect(response.headers['vary']).toBe(vary)
  })

  test.each<[string, object]>([
    ['a status that is none', { status: 200 }],
    ['a body that is no text', { body: 7 }],
    ['no headers', { headers: null }],
    ['a header that is no text', { headers: { 'x-a': 7 } }],
    ['an illegal name of a header', { headers: { 'a b': 'c' } }],
    ['an illegal value of a header', { headers: { 'x-a': 'a\r\nb' } }],
    ['an illegal name to vary by', { headers: { vary: 'x-a, a b' } }],
  ])('is as it was where beforeSend returns %s', async (_name, part) => {
    const { response } = await respond(
      NOT_FOUND,
      untyped({ beforeSend: (draft: object) => ({ ...draft, ...part }) }),
    )
    expect(response).toEqual((await respond(NOT_FOUND)).response)
    expect(stderr).toHaveBeenCalledTimes(1)
  })

  test('has nothing of what beforeSend says of its framing', async () => {
    const headers = {
      Connection: 'close',
      'content-length': '1',
      trailer: 'x-a',
      'transfer-encoding': 'chunked',
    }
    const { response } = await respond(NOT_FOUND, { beforeSend: (draft) => ({ ...draft, headers }) })
    expect(response.headers).toEqual({
      'content-length': String(Buffer.byteLength(response.body)),
      vary: 'Accept, Accept-Language',
    })
  })

  test('is reported as it is sent', async () => {
    const onError = jest.fn()
    await respond(NOT_FOUND, { onError, beforeSend: (draft) => ({ ...draft, status: 410 }) })
    expect(onError.mock.calls[0]?.[0].record).toMatchObject({ status: 410, upstreamStatus: undefined })
  })

  test('counts its bytes, and not its letters', async () => {
    const { response } = await respond(NOT_FOUND, { defaultLocale: 'zh-CN' })
    expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.body)))
  })
})
