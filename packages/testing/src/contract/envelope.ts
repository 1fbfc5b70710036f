import { en, type VodErrorHandlerOptions, zhCN } from '@vod-errors/core'
import createError from 'http-errors'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection } from '../failures.ts'
import { expectedAnswer, pick } from './expected-answer.ts'
import type { Stage } from './stage.ts'

const NOT_FOUND = sdkRejection('MediaNotFound')

/** What a team can decide of the envelope: format, headers, what else is answered, the last word. */
export function describeEnvelope(stage: Stage): void {
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
      const response = await stage.get(CONFLICT, options, accept ? { accept } : {})
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
      const response = await stage.get(CONFLICT, {}, { accept })
      expect(response.status).toBe(409)
      expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
      expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
    })

    test('pinned to vod, whatever Accept asks for', async () => {
      const response = await stage.get(CONFLICT, { format: 'vod' }, { accept: 'application/problem+json' })
      expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
      expect(response.headers['vary']).toBe('Accept-Language')
    })

    test('a function of the app’s', async () => {
      const response = await stage.get(CONFLICT, {
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
      const response = await stage.get(CONFLICT, { format })
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
      const response = await stage.get(thrown, { unhandled: 'respond' }, { 'x-site': 'a' })
      expect(response.status).toBe(status)
      expect(response.body).toEqual({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), code, message })
      expect(stage.handedOn()).toEqual([])
      expect(stage.stderr()).toHaveLength(status >= 500 ? 1 : 0)
    })

    test('never takes over the headers of an error', async () => {
      const thrown = createError(401, 'no', { headers: { 'www-authenticate': 'Basic', 'set-cookie': 'a=1' } })
      const { headers } = await stage.get(thrown, { unhandled: 'respond' })
      expect(headers).not.toHaveProperty(['www-authenticate'])
      expect(headers).not.toHaveProperty(['set-cookie'])
    })

    test('speaks the language of the request', async () => {
      const response = await stage.get(
        new Error('x'),
        { unhandled: 'respond' },
        { 'accept-language': 'zh-CN' },
      )
      expect(response.body.message).toBe(zhCN.unknown.operator)
    })
  })

  describe('beforeSend', () => {
    test('may return another response', async () => {
      const response = await stage.get(NOT_FOUND, {
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
      const response = await stage.get(NOT_FOUND, {
        beforeSend: (draft) => {
          draft.headers['x-added'] = 'yes'
          return undefined
        },
      })
      expect(response.headers['x-added']).toBe('yes')
    })

    test('may leave a header out', async () => {
      const response = await stage.get(NOT_FOUND, {
        beforeSend: ({ headers: { 'content-type': _type, ...headers }, ...rest }) => ({ ...rest, headers }),
      })
      expect(response.status).toBe(404)
      expect(response.headers).not.toHaveProperty(['content-type'])
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

    test('may not vary by what is no name of a header, beside what the app varies by', async () => {
      const beforeSend = jest.fn((response) => ({ ...response, headers: { vary: 'X Site' } }))
      const server = await stage.serve(
        (_req, res) => {
          res.setHeader('vary', 'Origin')
          throw NOT_FOUND
        },
        { options: { beforeSend } },
      )
      const response = await supertest(server).get('/route')
      expect(beforeSend).toHaveBeenCalledTimes(1)
      expect(pick(response)).toEqual({
        ...expectedAnswer('MediaNotFound'),
        vary: 'Origin, Accept, Accept-Language',
      })
      expect(stage.stderr()).toEqual([expect.stringContaining('the hook beforeSend failed')])
    })

    test.each<[string, VodErrorHandlerOptions['beforeSend']]>([
      ['throws', () => Reflect.apply(Object(null), null, [])],
      ['answers 200', (response) => ({ ...response, status: 200 })],
      ['sets an illegal header', (response) => ({ ...response, headers: { 'x-a': 'a\r\nb: c' } })],
      ['drops the body', (response) => Reflect.apply(Object.assign, undefined, [{}, response, { body: 1 }])],
      ['is async by mistake', () => Reflect.apply(Promise.reject, Promise, [new Error('late')])],
    ])('that %s leaves the answer as it was, with one warning', async (_name, beforeSend) => {
      const response = await stage.get(NOT_FOUND, { beforeSend })
      expect(response.status).toBe(404)
      expect(response.body.code).toBe('MediaNotFound')
      expect(stage.stderr()).toEqual([expect.stringContaining('the hook beforeSend failed')])
    })
  })
}
