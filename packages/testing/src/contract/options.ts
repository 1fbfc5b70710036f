import { en, type VodErrorHandlerOptions, zhCN } from '@vod-errors/core'
import createError from 'http-errors'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection } from '../failures.ts'
import type { Stage } from './stage.ts'

const NOT_FOUND = sdkRejection('MediaNotFound')
const DENIED = sdkRejection('AccessDenied')

/** What a team can decide, in a few declarative lines. */
export function describeOptions(stage: Stage): void {
  async function get(thrown: unknown, options: VodErrorHandlerOptions, headers: Record<string, string> = {}) {
    const server = await stage.serveThrowing(thrown, options)
    return await supertest(server).get('/route?q=1').set(headers)
  }

  describe('messages', () => {
    test.each<[string, VodErrorHandlerOptions['messages'], string]>([
      ['a text', { MediaNotFound: 'Gone.' }, 'Gone.'],
      ['a text with parameters', { MediaNotFound: 'No {mediaId}.' }, 'No mediaId-1.'],
      ['a function', { MediaNotFound: ({ params }) => `None: ${params['mediaId']}` }, 'None: mediaId-1'],
      ['a text for another language only', { MediaNotFound: { 'zh-CN': '没了。' } }, en.codes.MediaNotFound],
      ['a text for this language', { MediaNotFound: { en: 'Gone.' } }, 'Gone.'],
    ])('are the app’s: %s', async (_name, messages, message) => {
      const response = await get(NOT_FOUND, { messages })
      expect(response.status).toBe(404)
      expect(response.body).toEqual({ requestId: REQUEST_ID, code: 'MediaNotFound', message })
    })

    test('never advise the caller where the operator must act, nor word a code that is hidden', async () => {
      const forbidden = { ...sdkRejection('InvalidRequest'), status_code: 403 }
      const advice = await get(forbidden, { messages: { InvalidRequest: 'Check your title.' } })
      expect(advice.body.message).toBe(en.unknown.operator)
      const messages = { AccountOverdue: 'Pay your bill.', InternalError: 'Our fault.' }
      const hidden = await get(sdkRejection('AccountOverdue'), { statusPolicy: 'gateway', messages })
      expect(hidden.body).toEqual({ requestId: REQUEST_ID, code: 'InternalError', message: 'Our fault.' })
    })

    test('fall back to the table where a parameter is missing or a function fails, with one warning', async () => {
      const failing = () => {
        throw new Error('hook')
      }
      const messages = { MediaNotFound: 'No {mediaId}.', AccessDenied: failing }
      const bare = await get({ ...NOT_FOUND, message: 'other words' }, { messages })
      expect(bare.body.message).toBe(en.codes.MediaNotFound)
      const server = await stage.serveThrowing(DENIED, { messages })
      for (let i = 0; i < 2; i++)
        expect((await supertest(server).get('/route')).body.message).toBe(en.codes.AccessDenied)
      expect(
        stage.stderr().filter((line) => line.includes('the hook messages.AccessDenied failed')),
      ).toHaveLength(1)
    })
  })

  describe('languages', () => {
    test('follow Accept-Language, and are named', async () => {
      const response = await get(NOT_FOUND, {}, { 'accept-language': 'zh-SG, en;q=0.5' })
      expect(response.body.message).toBe(zhCN.codes.MediaNotFound)
      expect(response.headers).toMatchObject({ 'content-language': 'zh-CN', vary: 'Accept, Accept-Language' })
    })

    test('follow the app’s own choice before the header, from what it keeps of the request', async () => {
      const options: VodErrorHandlerOptions = {
        locale: ({ method, path, header, state }) =>
          method === 'GET' && path === '/route' && state && header('X-Site') === 'cn' ? 'zh' : undefined,
      }
      const chosen = await get(NOT_FOUND, options, { 'x-site': 'cn', 'accept-language': 'en' })
      expect(chosen.headers['content-language']).toBe('zh-CN')
      const left = await get(NOT_FOUND, options, { 'accept-language': 'en' })
      expect(left.headers['content-language']).toBe('en')
    })

    test('may be added, whole or with a fallback', async () => {
      const ja = { locale: 'ja', fallback: 'zh-CN', codes: { MediaNotFound: '見つかりません。' } }
      const options = { locales: [ja], defaultLocale: 'ja' }
      expect((await get(NOT_FOUND, options)).body.message).toBe('見つかりません。')
      expect((await get(DENIED, options)).body.message).toBe(zhCN.codes.AccessDenied)
    })
  })

  describe('statuses', () => {
    test.each<[string, VodErrorHandlerOptions, unknown, number, string]>([
      ['gateway, caller fault', { statusPolicy: 'gateway' }, NOT_FOUND, 404, 'MediaNotFound'],
      ['gateway, operator fault', { statusPolicy: 'gateway' }, DENIED, 500, 'InternalError'],
      [
        'gateway, service fault',
        { statusPolicy: 'gateway' },
        sdkRejection('InternalError'),
        502,
        'InternalError',
      ],
      [
        'gateway, unavailable',
        { statusPolicy: 'gateway' },
        { ...NOT_FOUND, code: 'X', status_code: 503 },
        503,
        'X',
      ],
      ['a map', { status: { MediaNotFound: 410 } }, NOT_FOUND, 410, 'MediaNotFound'],
      ['a map with a code', { status: { AccessDenied: { status: 503, code: 'Busy' } } }, DENIED, 503, 'Busy'],
      [
        'a function',
        { status: ({ fault }) => (fault === 'operator' ? 500 : undefined) },
        DENIED,
        500,
        'AccessDenied',
      ],
      ['a function that leaves it', { status: () => undefined }, NOT_FOUND, 404, 'MediaNotFound'],
    ])('%s', async (_name, options, thrown, status, code) => {
      const response = await get(thrown, options)
      expect({ status: response.status, code: response.body.code }).toEqual({ status, code })
      expect(response.body.requestId).toBe(REQUEST_ID)
    })

    test.each([200, 304, 399, 600, 404.5, Number.NaN, '404'])(
      'never %p out of a function: one warning',
      async (bad) => {
        const response = await get(NOT_FOUND, { status: () => Reflect.apply(Object, null, [{ bad }]).bad })
        expect(response.status).toBe(404)
        expect(stage.stderr()).toEqual([expect.stringContaining('the hook status failed')])
      },
    )

    test('say nothing of a code that is not to be seen, not even when to come again', async () => {
      const response = await get(sdkRejection('RequestExpired'), { statusPolicy: 'gateway' })
      expect(response.headers).not.toHaveProperty(['retry-after'])
      expect(response.text).not.toContain('Expired')
    })
  })

  describe('formats', () => {
    const PROBLEM = {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      detail: en.codes.RequestConflict,
      code: 'RequestConflict',
      requestId: REQUEST_ID,
      retryable: true,
      retryAfter: 1,
    }
    const CONFLICT = sdkRejection('RequestConflict')

    test.each<[string, VodErrorHandlerOptions, string | undefined, object]>([
      ['problem by option', { format: 'problem' }, undefined, PROBLEM],
      ['problem by Accept', {}, 'application/problem+json', PROBLEM],
      ['problem before JSON', {}, 'text/html, application/json;q=0.8, application/problem+json', PROBLEM],
      [
        'problem with a type',
        { format: 'problem', typeBaseUri: 'https://errors.example/#' },
        undefined,
        { ...PROBLEM, type: 'https://errors.example/#RequestConflict' },
      ],
    ])('%s', async (_name, options, accept, body) => {
      const response = await get(CONFLICT, options, accept ? { accept } : {})
      expect(response.headers['content-type']).toBe('application/problem+json')
      expect(JSON.parse(response.text)).toEqual(body)
      expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.text)))
    })

    test.each([
      'text/html',
      'image/png',
      '*/*',
      'application/json',
      'application/problem+json;q=0',
      'application/problem+json;q=0.1, application/json',
      'junk;;;',
    ])('JSON with the three keys for who accepts %s', async (accept) => {
      const response = await get(CONFLICT, {}, { accept })
      expect(response.status).toBe(409)
      expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
      expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
    })

    test('pinned to vod, whatever Accept asks for', async () => {
      const response = await get(CONFLICT, { format: 'vod' }, { accept: 'application/problem+json' })
      expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
      expect(response.headers['vary']).toBe('Accept-Language')
    })

    test('a function of the app’s', async () => {
      const response = await get(CONFLICT, {
        format: (error, { code, requestId }) => ({ error: error.name, code, requestId }),
      })
      expect(response.body).toEqual({ error: 'VodError', code: 'RequestConflict', requestId: REQUEST_ID })
    })

    test.each<[string, () => unknown]>([
      ['throws', () => Reflect.get(Object(null), 'x').y],
      ['returns nothing', () => undefined],
      ['returns what JSON cannot carry', () => ({ big: 1n })],
      [
        'returns what JSON cannot carry the second time',
        () => ({ toJSON: jest.fn(() => Reflect.get(Object(null), 'x').y) }),
      ],
      ['is async by mistake', () => Promise.reject(new Error('late'))],
    ])('a function that %s: the three keys, and one warning', async (_name, format) => {
      const response = await get(CONFLICT, { format })
      expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
      expect(stage.stderr()).toEqual([expect.stringContaining('the hook format failed')])
    })
  })

  describe('headers', () => {
    test('keep those that the app names, and leave VOD’s id out where it wants none', async () => {
      const server = await stage.serve(
        (_req, res) => {
          res.setHeader('etag', '"1"')
          res.setHeader('location', '/made')
          throw NOT_FOUND
        },
        { options: { keepHeaders: ['Location'], requestIdHeader: false } },
      )
      const { headers } = await supertest(server).get('/route')
      expect(headers).toMatchObject({ location: '/made' })
      expect(headers).not.toHaveProperty(['etag'])
      expect(headers).not.toHaveProperty(['x-bce-request-id'])
    })
  })

  describe('what is not VOD’s, where the app wants it answered', () => {
    test.each<[string, unknown, number, string, string]>([
      ['an exposed http-errors error', createError(413, 'Too big.'), 413, 'PayloadTooLarge', 'Too big.'],
      [
        'a hidden http-errors error',
        createError(400, 'x', { expose: false }),
        400,
        'BadRequest',
        en.unknown.caller,
      ],
      ['a server error', createError(503, 'db down'), 503, 'ServiceUnavailable', en.unknown.operator],
      ['any other Error', new Error('secret'), 500, 'InternalError', en.unknown.operator],
      ['no Error', 'secret', 500, 'InternalError', en.unknown.operator],
      [
        'a foreign status',
        Object.assign(new Error('secret'), { status: 401 }),
        500,
        'InternalError',
        en.unknown.operator,
      ],
    ])('%s', async (_name, thrown, status, code, message) => {
      const response = await get(thrown, { unhandled: 'respond' }, { 'x-site': 'a' })
      expect(response.status).toBe(status)
      expect(response.body).toEqual({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), code, message })
      expect(stage.handedOn()).toEqual([])
      expect(stage.stderr()).toHaveLength(status >= 500 ? 1 : 0)
    })

    test('never takes over the headers of an error', async () => {
      const thrown = createError(401, 'no', { headers: { 'www-authenticate': 'Basic', 'set-cookie': 'a=1' } })
      const { headers } = await get(thrown, { unhandled: 'respond' })
      expect(headers).not.toHaveProperty(['www-authenticate'])
      expect(headers).not.toHaveProperty(['set-cookie'])
    })

    test('speaks the language of the request', async () => {
      const response = await get(new Error('x'), { unhandled: 'respond' }, { 'accept-language': 'zh-CN' })
      expect(response.body.message).toBe(zhCN.unknown.operator)
    })
  })

  describe('beforeSend', () => {
    test('may return another response', async () => {
      const response = await get(NOT_FOUND, {
        beforeSend: ({ headers, body }, { requestId }) => ({
          status: 410,
          headers: { ...headers, 'x-ticket': requestId },
          body: `${body}\n`,
        }),
      })
      expect(response.status).toBe(410)
      expect(response.headers).toMatchObject({ 'x-ticket': REQUEST_ID })
      expect(response.headers['content-length']).toBe(String(response.text.length))
    })

    test('may write on the one that it is given', async () => {
      const response = await get(NOT_FOUND, {
        beforeSend: (draft) => {
          draft.headers['x-added'] = 'yes'
          return undefined
        },
      })
      expect(response.headers['x-added']).toBe('yes')
    })

    test('may not say where the body ends, and adds to vary', async () => {
      const server = await stage.serve(
        (_req, res) => {
          res.setHeader('vary', 'Origin')
          throw NOT_FOUND
        },
        {
          options: {
            beforeSend: (draft) => {
              const framing = {
                'Content-Length': '3',
                'transfer-encoding': 'chunked',
                trailer: 'x',
                Connection: 'close',
              }
              Object.assign(draft.headers, framing, { Vary: 'X-Site' })
              return undefined
            },
          },
        },
      )
      const response = await supertest(server).get('/route').expect(404)
      expect(response.body.code).toBe('MediaNotFound')
      expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.text)))
      expect(response.headers['vary']).toBe('Origin, Accept, Accept-Language, X-Site')
      expect(response.headers).not.toHaveProperty(['transfer-encoding'])
      expect(response.headers).not.toHaveProperty(['trailer'])
    })

    test.each<[string, VodErrorHandlerOptions['beforeSend']]>([
      ['throws', () => Reflect.apply(Object(null), null, [])],
      ['answers 200', (response) => ({ ...response, status: 200 })],
      ['sets an illegal header', (response) => ({ ...response, headers: { 'x-a': 'a\r\nb: c' } })],
      ['drops the body', (response) => Reflect.apply(Object.assign, undefined, [{}, response, { body: 1 }])],
      ['is async by mistake', () => Reflect.apply(Promise.reject, Promise, [new Error('late')])],
    ])('that %s leaves the answer as it was, with one warning', async (_name, beforeSend) => {
      const response = await get(NOT_FOUND, { beforeSend })
      expect(response.status).toBe(404)
      expect(response.body.code).toBe('MediaNotFound')
      expect(stage.stderr()).toEqual([expect.stringContaining('the hook beforeSend failed')])
    })
  })
}
