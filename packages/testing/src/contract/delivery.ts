import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import supertest from 'supertest'
import { REQUEST_ID, sdkRejection } from '../failures.ts'
import { exchangeBytes } from '../loopback.ts'
import { expectedAnswer, pick } from './expected-answer.ts'
import type { Stage } from './stage.ts'

const SUCCESS_HEADERS = {
  etag: '"1"',
  'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT',
  'content-encoding': 'gzip',
  'content-range': 'bytes 0-1/2',
  'content-disposition': 'attachment',
  location: '/made',
  expires: 'Mon, 01 Jan 2034 00:00:00 GMT',
}

const APP_HEADERS = {
  'access-control-allow-origin': 'https://app.example',
  vary: 'Origin',
  'strict-transport-security': 'max-age=1',
  'set-cookie': ['a=1'],
  'x-request-id': 'bff-1',
}

const PLAIN_GET = 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n'

/** What may be sent before the response begins. */
const INFORMATION: Readonly<Record<string, (res: ServerResponse) => void>> = {
  '100 Continue': (res) => res.writeContinue(),
  '102 Processing': (res) => res.writeProcessing(),
  '103 Early Hints': (res) => res.writeEarlyHints({ link: '</a.css>; rel=preload' }),
}

/** How the answer gets there, whatever state the response is in. */
export function describeDelivery(stage: Stage): void {
  test.each([null, undefined])('answers when %s is thrown, and goes on serving', async (nothing) => {
    const server = await stage.serveThrowing(nothing)
    for (let i = 0; i < 2; i++) {
      const response = await supertest(server).get('/route').timeout(2000)
      expect(response.status).toBeGreaterThanOrEqual(400)
    }
  })

  test('answers what a synchronous route throws', async () => {
    const server = await stage.serve(() => {
      throw sdkRejection('MediaNotFound')
    })
    await supertest(server).get('/route').expect(404)
  })

  test('answers what a router mounted below throws', async () => {
    const server = await stage.serveThrowing(sdkRejection('MediaNotFound'))
    const response = await supertest(server).get('/nested/route')
    expect(pick(response)).toEqual(expectedAnswer('MediaNotFound'))
  })

  test('answers HEAD with the headers and no body', async () => {
    const server = await stage.serveThrowing(sdkRejection('MediaNotFound'))
    const { body } = expectedAnswer('MediaNotFound')
    const bytes = await exchangeBytes(server, 'HEAD /route HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(bytes).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
    expect(bytes.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}\r\n`)
    expect(bytes).toMatch(/\r\n\r\n$/)
  })

  test('cuts a response that has begun, so that half a body is not taken for a whole one', async () => {
    const server = await stage.serve(async (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/plain' })
      res.write('half')
      await sleep(20)
      throw sdkRejection('InternalError')
    })
    const bytes = await exchangeBytes(server, PLAIN_GET)
    expect(bytes).toContain('half')
    expect(bytes).not.toContain('\r\n0\r\n')
    expect(stage.stderr()).toHaveLength(1)
  })

  test.each([204, 304])('ends the connection of a %d that has begun', async (status) => {
    const server = await stage.serve((_req, res) => {
      res.writeHead(status).flushHeaders()
      throw sdkRejection('InternalError')
    })
    const bytes = await exchangeBytes(server, PLAIN_GET)
    expect(bytes).not.toContain('requestId')
    expect(stage.stderr()).toEqual([expect.stringContaining('InternalError')])
  })

  test.each([204, 304, 206, 301])('answers whole where a %d was prepared', async (status) => {
    const server = await stage.serve((_req, res) => {
      res.statusCode = status
      res.setHeader('content-length', '1')
      throw sdkRejection('MediaNotFound')
    })
    expect(pick(await supertest(server).get('/route'))).toEqual(expectedAnswer('MediaNotFound'))
  })

  test.each(Object.entries(INFORMATION))('answers after %s', async (_name, inform) => {
    const server = await stage.serve(async (_req, res) => {
      inform(res)
      throw sdkRejection('MediaNotFound')
    })
    const bytes = await exchangeBytes(server, 'GET /route HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(bytes).toMatch(/^HTTP\/1\.1 1\d\d [\s\S]*\r\n\r\nHTTP\/1\.1 404 Not Found\r\n/)
    expect(bytes.endsWith(expectedAnswer('MediaNotFound').body)).toBe(true)
  })

  test('answers a preflight that fails so that the browser may read why', async () => {
    const server = await stage.serve((_req, res) => {
      res.setHeader('access-control-allow-origin', 'https://app.example')
      res.setHeader('access-control-allow-methods', 'GET')
      throw sdkRejection('AccessDenied')
    })
    const response = await supertest(server).options('/route').set('access-control-request-method', 'GET')
    expect(pick(response)).toEqual(expectedAnswer('AccessDenied'))
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-methods': 'GET',
    })
  })

  test('prints a line even for what the browser asked wrongly, where it cannot be told', async () => {
    const server = await stage.serve(async (_req, res) => {
      res.write('half')
      throw sdkRejection('MediaNotFound')
    })
    await exchangeBytes(server, PLAIN_GET)
    expect(stage.stderr()).toEqual([expect.stringContaining('caller fault MediaNotFound')])
  })

  test('answers where even stderr cannot be written to', async () => {
    const server = await stage.serveThrowing(sdkRejection('AccessDenied'))
    jest.spyOn(console, 'error').mockImplementation(() => {
      throw new Error('stderr is closed')
    })
    const response = await supertest(server).get('/route')
    expect(pick(response)).toEqual(expectedAnswer('AccessDenied'))
  })

  test('leaves a response alone that was complete before the failure', async () => {
    const server = await stage.serve(async (_req, res) => {
      res.statusCode = 200
      res.end('whole')
      throw sdkRejection('InternalError')
    })
    await supertest(server).get('/route').expect(200, 'whole')
    expect(stage.stderr()).toHaveLength(1)
  })

  test('drops the headers of the success that did not happen, and keeps the app’s own', async () => {
    const server = await stage.serve(async (_req, res) => {
      res.statusCode = 201
      res.statusMessage = 'Made'
      for (const [name, value] of Object.entries(SUCCESS_HEADERS)) res.setHeader(name, value)
      for (const [name, value] of Object.entries(APP_HEADERS)) res.setHeader(name, value)
      throw sdkRejection('MediaNotFound')
    })
    const response = await supertest(server).get('/route')
    expect(pick(response)).toEqual({
      ...expectedAnswer('MediaNotFound'),
      vary: 'Origin, Accept, Accept-Language',
    })
    for (const name of Object.keys(SUCCESS_HEADERS)) expect(response.headers).not.toHaveProperty([name])
    expect(response.headers).toMatchObject({ ...APP_HEADERS, vary: 'Origin, Accept, Accept-Language' })
  })

  test.each([
    [404, 'Not Found'],
    [499, 'unknown'],
  ])('gives HTTP’s own reason for the status %s, and not that of the success', async (status, reason) => {
    const options = { status: { MediaNotFound: status } }
    const server = await stage.serve(
      (_req, res) => {
        res.statusMessage = 'Made'
        throw sdkRejection('MediaNotFound')
      },
      { options },
    )
    const bytes = await exchangeBytes(server, 'GET /route HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(bytes.slice(0, bytes.indexOf('\r\n'))).toBe(`HTTP/1.1 ${status} ${reason}`)
  })

  test('quotes a new id where VOD gave none, the same in the log line, and sends no VOD header', async () => {
    const server = await stage.serveThrowing({ status_code: 502, message: '<html>Bad Gateway</html>' })
    const first = await supertest(server).get('/route').expect(502)
    const second = await supertest(server).get('/route').expect(502)
    expect(first.body.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(second.body.requestId).not.toBe(first.body.requestId)
    expect(first.headers).not.toHaveProperty(['x-bce-request-id'])
    expect(stage.stderr()[0]).toContain(`requestId=${first.body.requestId}`)
  })

  test('names method and path in the log line, and never the query', async () => {
    const server = await stage.serveThrowing(sdkRejection('AccessDenied'))
    await supertest(server).get('/nested/route?token=secret').expect(403)
    expect(stage.stderr()[0]).toContain(`requestId=${REQUEST_ID}, GET /nested/route:`)
    expect(stage.stderr()[0]).not.toContain('secret')
  })
}
