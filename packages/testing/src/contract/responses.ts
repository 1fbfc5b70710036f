import type { ServerResponse } from 'node:http'
import { CATALOG, en, VodError } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection, WIRE_CODES } from '../sdk-rejections.ts'
import { expectedResponse, pick } from './expected-response.ts'
import type { Harness, Route } from './harness.ts'
import { OTHER_ERRORS } from './other-errors.ts'

/** Errors that would crash the frameworks, by what makes them dangerous. */
const CRASHING_ERRORS: Readonly<Record<string, () => unknown>> = {
  'an error with an illegal header value': () =>
    Object.assign(new Error('x'), { status: 400, headers: { 'x-a': 'a\r\nb: c' } }),
  'an error with a Chinese header value': () =>
    Object.assign(new Error('x'), { status: 400, headers: { 'x-a': '中文' } }),
  'an error with a trailer header': () =>
    Object.assign(new Error('x'), { status: 400, headers: { trailer: 'x' } }),
}

/** What an app may have written onto a VodError before the handler gets it. */
const OVERWRITTEN: Readonly<Record<string, object>> = {
  status: { status: 401, statusCode: 401 },
  code: { code: 'a\r\n[vod-errors] forged' },
  'code, with undefined': { code: undefined },
  'code, with a BigInt': { code: 1n },
  requestId: { requestId: 'a\r\nb: c' },
  'requestId, with an object': { requestId: {} },
  fault: { fault: '__proto__' },
  retryAfter: { retryAfter: Number.NaN },
  message: { message: Symbol('x') },
  upstreamStatus: { upstreamStatus: Symbol('x') },
}

/** Which errors are VOD errors, and what the browser receives. */
export function describeResponses(harness: Harness): void {
  describeVodErrors(harness)
  describeOtherErrors(harness)
  describeOverwrittenErrors(harness)
  describeCrashingErrors(harness)
}

function describeVodErrors(harness: Harness): void {
  describe('responds to every VOD code', () => {
    test.each(WIRE_CODES)('%s', async (code) => {
      const server = await harness.serveThrowing(sdkRejection(code))
      const response = await supertest(server).get('/route')
      expect(pick(response)).toEqual(expectedResponse(code))
      expect(harness.stderr()).toHaveLength(CATALOG[code].fault === 'caller' ? 0 : 1)
    })
  })

  test('reads a thrown upstream response whose body is unread', async () => {
    const headers = { 'x-bce-request-id': REQUEST_ID }
    const body = JSON.stringify({ code: 'MediaNotFound', message: 'Media not found with mda-1' })
    const server = await harness.serveThrowing(new Response(body, { status: 404, headers }))
    const response = await supertest(server).get('/route')
    expect(pick(response)).toEqual(expectedResponse('MediaNotFound'))
  })

  test('responds before it logs, so that a slow logger delays nobody', async () => {
    const wasSent: boolean[] = []
    let response: ServerResponse | undefined
    const error = () => wasSent.push(response?.writableEnded === true)
    const logger = { info: () => {}, warn: () => {}, error }
    const route: Route = (_req, res) => {
      response = res
      return Promise.reject(sdkRejection('InternalError'))
    }
    await supertest(await harness.serve(route, { options: { logger } })).get('/route')
    expect(wasSent).toEqual([true])
  })
}

function describeOtherErrors(harness: Harness): void {
  describe('forwards other errors untouched', () => {
    test.each(Object.entries(OTHER_ERRORS))('%s', async (_name, value) => {
      const server = await harness.serveThrowing(value)
      await supertest(server).get('/route').expect(418)
      expect(harness.forwarded()).toHaveLength(1)
      // Not toBe, which would print the value.
      expect(Object.is(harness.forwarded()[0], value)).toBe(true)
      expect(harness.stderr()).toEqual([])
    })
  })

  test('forwards a response of another API with its body unread', async () => {
    const response = new Response('{"code":"NOT_FOUND"}', { status: 404 })
    const server = await harness.serveThrowing(response)
    await supertest(server).get('/route').expect(418)
    expect(harness.forwarded()[0]).toBe(response)
    expect(await response.text()).toBe('{"code":"NOT_FOUND"}')
  })
}

function describeOverwrittenErrors(harness: Harness): void {
  describe('ignores what an app has written onto a VodError', () => {
    test.each(Object.entries(OVERWRITTEN))('%s', async (_name, properties) => {
      const { status_code: upstreamStatus, code: upstreamCode } = sdkRejection('AccessDenied')
      const message = 'Access denied.'
      const error = new VodError({ upstreamCode, upstreamStatus, requestId: REQUEST_ID, message })
      const server = await harness.serveThrowing(Object.assign(error, properties))
      const response = await supertest(server).get('/route')
      expect(pick(response)).toEqual(expectedResponse('AccessDenied'))
      expect(harness.stderr()).toHaveLength(1)
      expect(harness.stderr()[0]).not.toMatch(/forged|[\r\n]/)
    })
  })
}

function describeCrashingErrors(harness: Harness): void {
  describe('masks errors that would crash the framework', () => {
    test.each(Object.entries(CRASHING_ERRORS))('%s', async (_name, make) => {
      const server = await harness.serve(() => Promise.reject(make()), { onForwarded: undefined })
      const response = await supertest(server).get('/route').expect(500)
      expect(Object.keys(response.body)).toEqual(['requestId', 'code', 'message'])
      expect(response.body).toMatchObject({ code: 'InternalError', message: en.unknown.operator })
      expect(harness.stderr()).toHaveLength(1)
      expect(harness.stderr()[0]).toContain(response.body.requestId)
    })
  })
}
