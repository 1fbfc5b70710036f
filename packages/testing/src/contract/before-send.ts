import type { VodErrorHandlerOptions } from '@vod-errors/core'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection } from '../sdk-rejections.ts'
import { expectedResponse, pick } from './expected-response.ts'
import type { Harness, Route } from './harness.ts'

type BeforeSend = VodErrorHandlerOptions['beforeSend']

const NOT_FOUND = sdkRejection('MediaNotFound')

/** A route that varies by Origin, and fails. */
const varying: Route = (_req, res) => {
  res.setHeader('vary', 'Origin')
  throw NOT_FOUND
}

/** The app's last chance to change the response. */
export function describeBeforeSend(harness: Harness): void {
  describe('beforeSend', () => {
    testChanges(harness)
    testForbiddenHeaders(harness)
    testFailures(harness)
  })
}

function testChanges(harness: Harness): void {
  test('can return another response', async () => {
    const response = await harness.get(NOT_FOUND, {
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

  test('can change the response it is passed', async () => {
    const response = await harness.get(NOT_FOUND, {
      beforeSend: (draft) => {
        draft.headers['x-added'] = 'yes'
        return undefined
      },
    })
    expect(response.headers['x-added']).toBe('yes')
  })

  test('can omit a header', async () => {
    const response = await harness.get(NOT_FOUND, {
      beforeSend: ({ headers: { 'content-type': _type, ...headers }, ...rest }) => ({ ...rest, headers }),
    })
    expect(response.status).toBe(404)
    expect(response.headers).not.toHaveProperty(['content-type'])
  })

  test.each(Object.keys(OF_SUCCESS))('can omit %s, and that of the success does not return', async (name) => {
    const beforeSend: BeforeSend = ({ headers, ...rest }) => ({
      ...{ ...rest, headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)) },
    })
    const route: Route = (_req, res) => {
      res.setHeaders(new Map(Object.entries(OF_SUCCESS)))
      throw NOT_FOUND
    }
    const { headers } = await supertest(await harness.serve(route, { options: { beforeSend } })).get('/route')
    expect(headers).not.toHaveProperty([name])
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
}

/** The default headers of an error response, as the route had set them for its success. */
const OF_SUCCESS = {
  'cache-control': 'public, max-age=31536000',
  'content-language': 'fr',
  'content-type': 'video/mp4',
}

function testForbiddenHeaders(harness: Harness): void {
  test('cannot change the framing of the body, and can only add to Vary', async () => {
    const framing = {
      'Content-Length': '3',
      'transfer-encoding': 'chunked',
      trailer: 'x',
      Connection: 'close',
    }
    const beforeSend: BeforeSend = (draft) => {
      Object.assign(draft.headers, framing, { Vary: 'X-Site' })
      return undefined
    }
    const server = await harness.serve(varying, { options: { beforeSend } })
    const response = await supertest(server).get('/route').expect(404)
    expect(response.body.code).toBe('MediaNotFound')
    expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.text)))
    expect(response.headers['vary']).toBe('Origin, Accept, Accept-Language, X-Site')
    expect(response.headers).not.toHaveProperty(['transfer-encoding'])
    expect(response.headers).not.toHaveProperty(['trailer'])
  })

  test('is ignored, with one warning, if its Vary has an illegal header name', async () => {
    const beforeSend = jest.fn((response) => ({ ...response, headers: { vary: 'X Site' } }))
    const server = await harness.serve(varying, { options: { beforeSend } })
    const response = await supertest(server).get('/route')
    expect(beforeSend).toHaveBeenCalledTimes(1)
    const vary = 'Origin, Accept, Accept-Language'
    expect(pick(response)).toEqual({ ...expectedResponse('MediaNotFound'), vary })
    expect(harness.stderr()).toEqual([expect.stringContaining('the hook beforeSend failed')])
  })
}

function testFailures(harness: Harness): void {
  test.each<[string, BeforeSend]>([
    ['throws', () => Reflect.apply(Object(null), null, [])],
    ['responds with 200', (response) => ({ ...response, status: 200 })],
    ['sets an illegal header', (response) => ({ ...response, headers: { 'x-a': 'a\r\nb: c' } })],
    ['drops the body', (response) => Reflect.apply(Object.assign, undefined, [{}, response, { body: 1 }])],
    ['is async by mistake', () => Reflect.apply(Promise.reject, Promise, [new Error('late')])],
  ])('is ignored, with one warning, if it %s', async (_name, beforeSend) => {
    const response = await harness.get(NOT_FOUND, { beforeSend })
    expect(response.status).toBe(404)
    expect(response.body.code).toBe('MediaNotFound')
    expect(harness.stderr()).toEqual([expect.stringContaining('the hook beforeSend failed')])
  })
}
