import type { ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { CATALOG, en, VodError } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection, WIRE_CODES } from '../failures.ts'
import { expectedAnswer, pick } from './expected-answer.ts'
import type { Route, Stage } from './stage.ts'

/** Values that the frameworks do not survive being handed, each with what makes it deadly. */
const DEADLY_VALUES: Readonly<Record<string, () => unknown>> = {
  'an error with an illegal header value': () =>
    Object.assign(new Error('x'), { status: 400, headers: { 'x-a': 'a\r\nb: c' } }),
  'an error with a Chinese header value': () =>
    Object.assign(new Error('x'), { status: 400, headers: { 'x-a': '中文' } }),
  'an error with a trailer header': () =>
    Object.assign(new Error('x'), { status: 400, headers: { trailer: 'x' } }),
}

const { proxy: REVOKED, revoke } = Proxy.revocable({}, {})
revoke()

/** Other errors: the app's own handler gets the very same. */
const FOREIGN_VALUES: Readonly<Record<string, unknown>> = {
  'an error with a toJSON of its own': Object.assign(new Error('app'), { toJSON: () => ({}) }),
  'an error with a toString of its own': Object.assign(new Error('app'), { toString: () => 'app' }),
  'an error with an inspect.custom of its own': Object.assign(new Error('app'), {
    [inspect.custom]: () => 'app',
  }),
  'an error with getters of its own': {
    get status(): number {
      throw new Error('read')
    },
    get stack(): string {
      throw new Error('read')
    },
  },
  'an error whose stack is no string': Object.assign(new Error('app'), { stack: Symbol('stack') }),
  'an object without a prototype': Object.assign(Object.create(null), { status: 404 }),
  'a frozen plain object': Object.freeze({ status: 404 }),
  'a BigInt': 1n,
  'a revoked proxy': REVOKED,
  'an Error': new Error('app'),
  'an Error without a stack': Object.assign(new Error('app'), { stack: undefined }),
  'an http-errors look-alike with a code of VOD': Object.assign(new Error('x'), {
    status: 404,
    statusCode: 404,
    expose: true,
    code: 'MediaNotFound',
  }),
  'an error with a status and legal headers': Object.assign(new Error('x'), {
    status: 404,
    headers: { 'x-a': 'b' },
  }),
  'a foreign body without a request id': { code: 'MediaNotFound', message: 'Media not found with mda-1' },
  'a refused connection': Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  'an axios error of another API': Object.assign(new Error('x'), {
    isAxiosError: true,
    code: 'ERR_BAD_REQUEST',
    response: { status: 404, data: { code: 'NOT_FOUND', message: 'no' }, headers: {} },
  }),
  'a string': 'just text',
  'an error of a class that computes its code': new (class NoSuchPage extends Error {
    get code() {
      return 'NO_SUCH_PAGE'
    }
  })(),
  'a validation error that makes its message when it is asked': Object.defineProperties(new Error('x'), {
    message: { get: () => 'x', enumerable: true },
    toString: { value: () => 'x' },
  }),
}

/** What may have become of a VodError's properties before it is answered. */
const SPOILT: Readonly<Record<string, object>> = {
  status: { status: 401, statusCode: 401 },
  code: { code: 'a\r\n[vod-errors] forged' },
  'no code': { code: undefined },
  'a code that JSON cannot carry': { code: 1n },
  requestId: { requestId: 'a\r\nb: c' },
  'a requestId that is no text': { requestId: {} },
  fault: { fault: '__proto__' },
  retryAfter: { retryAfter: Number.NaN },
  message: { message: Symbol('x') },
  upstreamStatus: { upstreamStatus: Symbol('x') },
}

/** Whose failure it is, and what the browser is told of it. */
export function describeAnswers(stage: Stage): void {
  describe('answers every code of VOD', () => {
    test.each(WIRE_CODES)('%s', async (code) => {
      const server = await stage.serveThrowing(sdkRejection(code))
      const response = await supertest(server).get('/route')
      expect(pick(response)).toEqual(expectedAnswer(code))
      expect(stage.stderr()).toHaveLength(CATALOG[code].fault === 'caller' ? 0 : 1)
    })
  })

  describe('hands on what is not VOD’s, untouched', () => {
    test.each(Object.entries(FOREIGN_VALUES))('%s', async (_name, value) => {
      const server = await stage.serveThrowing(value)
      await supertest(server).get('/route').expect(418)
      expect(stage.handedOn()).toHaveLength(1)
      // Not toBe, which prints the value.
      expect(Object.is(stage.handedOn()[0], value)).toBe(true)
      expect(stage.stderr()).toEqual([])
    })
  })

  test('hands on the answer of another API with its body unread', async () => {
    const response = new Response('{"code":"NOT_FOUND"}', { status: 404 })
    const server = await stage.serveThrowing(response)
    await supertest(server).get('/route').expect(418)
    expect(stage.handedOn()[0]).toBe(response)
    expect(await response.text()).toBe('{"code":"NOT_FOUND"}')
  })

  test('reads the answer of VOD that was thrown as it is', async () => {
    const headers = { 'x-bce-request-id': REQUEST_ID }
    const body = JSON.stringify({ code: 'MediaNotFound', message: 'Media not found with mda-1' })
    const server = await stage.serveThrowing(new Response(body, { status: 404, headers }))
    const response = await supertest(server).get('/route')
    expect(pick(response)).toEqual(expectedAnswer('MediaNotFound'))
  })

  describe('answers with what a VodError was made with, whatever has become of it', () => {
    test.each(Object.entries(SPOILT))('%s', async (_name, properties) => {
      const { status_code: upstreamStatus, code: upstreamCode } = sdkRejection('AccessDenied')
      const error = new VodError({
        upstreamCode,
        upstreamStatus,
        requestId: REQUEST_ID,
        message: 'Access denied.',
      })
      const server = await stage.serveThrowing(Object.assign(error, properties))
      const response = await supertest(server).get('/route')
      expect(pick(response)).toEqual(expectedAnswer('AccessDenied'))
      expect(stage.stderr()).toHaveLength(1)
      expect(stage.stderr()[0]).not.toMatch(/forged|[\r\n]/)
    })
  })

  test('sends the answer before it writes the line, so that a slow log holds up nobody', async () => {
    const wasSent: boolean[] = []
    let response: ServerResponse | undefined
    const error = () => wasSent.push(response?.writableEnded === true)
    const logger = { info: () => {}, warn: () => {}, error }
    const route: Route = (_req, res) => {
      response = res
      return Promise.reject(sdkRejection('InternalError'))
    }
    await supertest(await stage.serve(route, { options: { logger } })).get('/route')
    expect(wasSent).toEqual([true])
  })

  describe('masks what the framework does not survive', () => {
    test.each(Object.entries(DEADLY_VALUES))('%s', async (_name, make) => {
      const server = await stage.serveThrowing(make())
      const response = await supertest(server).get('/route').expect(500)
      expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
      expect(response.body).toMatchObject({ code: 'InternalError', message: en.unknown.operator })
      expect(stage.handedOn()).toEqual([])
      expect(stage.stderr()).toHaveLength(1)
      expect(stage.stderr()[0]).toContain(response.body.requestId)
    })
  })
}
