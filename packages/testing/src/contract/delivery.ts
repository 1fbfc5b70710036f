import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type VodErrorEvent, vodCall } from '@vod-errors/core'
import supertest from 'supertest'
import { exchangeBytes } from '../exchange-bytes.ts'
import { close, listen } from '../listen.ts'
import { REQUEST_ID, sdkRejection } from '../sdk-rejections.ts'
import { settled, until } from '../turns.ts'
import { expectedResponse, pick } from './expected-response.ts'
import type { Harness } from './harness.ts'

const GET = 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n'
const GET_AND_CLOSE = 'GET /route HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'

const REFUSED = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

/** Informational responses, which may precede the response. */
const INFORMATIONAL: Readonly<Record<string, (res: ServerResponse) => void>> = {
  '100 Continue': (res) => res.writeContinue(),
  '102 Processing': (res) => res.writeProcessing(),
  '103 Early Hints': (res) => res.writeEarlyHints({ link: '</a.css>; rel=preload' }),
}

/** That the browser receives the response, whatever state it is in when the route fails. */
export function describeDelivery(harness: Harness): void {
  describeThrownErrors(harness)
  describeUnsentResponses(harness)
  describeBegunResponses(harness)
  describeFinishedResponses(harness)
  describeAbortedCalls(harness)
  describeLogLines(harness)
}

function describeThrownErrors(harness: Harness): void {
  test.each([null, undefined])('responds when %s is thrown, and keeps serving', async (nothing) => {
    const server = await harness.serveThrowing(nothing)
    for (let i = 0; i < 2; i++) {
      const response = await supertest(server).get('/route').timeout(2000)
      expect(response.status).toBeGreaterThanOrEqual(400)
    }
  })

  test('responds when a synchronous route throws', async () => {
    const server = await harness.serve(() => {
      throw sdkRejection('MediaNotFound')
    })
    await supertest(server).get('/route').expect(404)
  })

  test('responds when a nested router throws', async () => {
    const server = await harness.serveThrowing(sdkRejection('MediaNotFound'))
    const response = await supertest(server).get('/nested/route')
    expect(pick(response)).toEqual(expectedResponse('MediaNotFound'))
  })

  test('responds to HEAD with the headers and no body', async () => {
    const server = await harness.serveThrowing(sdkRejection('MediaNotFound'))
    const { body } = expectedResponse('MediaNotFound')
    const bytes = await exchangeBytes(server, GET_AND_CLOSE.replace('GET', 'HEAD'))
    expect(bytes).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
    expect(bytes.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}\r\n`)
    expect(bytes).toMatch(/\r\n\r\n$/)
  })

  test('responds to HEAD if the server rejects bodies that HTTP does not allow', async () => {
    const app = harness.makeApp(() => Promise.reject(sdkRejection('MediaNotFound')))
    const server = await listen(createServer({ rejectNonStandardBodyWrites: true }, app))
    const bytes = await exchangeBytes(server, GET_AND_CLOSE.replace('GET', 'HEAD')).finally(() =>
      close(server),
    )
    expect(bytes).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
    expect(harness.forwarded()).toEqual([])
  })
}

function describeUnsentResponses(harness: Harness): void {
  test.each([204, 304, 206, 301])(
    'sends the whole error response after res.statusCode = %d',
    async (status) => {
      const server = await harness.serve((_req, res) => {
        res.statusCode = status
        res.setHeader('content-length', '1')
        throw sdkRejection('MediaNotFound')
      })
      expect(pick(await supertest(server).get('/route'))).toEqual(expectedResponse('MediaNotFound'))
    },
  )

  test.each(Object.entries(INFORMATIONAL))('responds after %s', async (_name, inform) => {
    const server = await harness.serve(async (_req, res) => {
      inform(res)
      throw sdkRejection('MediaNotFound')
    })
    const bytes = await exchangeBytes(server, GET_AND_CLOSE)
    expect(bytes).toMatch(/^HTTP\/1\.1 1\d\d [\s\S]*\r\n\r\nHTTP\/1\.1 404 Not Found\r\n/)
    expect(bytes.endsWith(expectedResponse('MediaNotFound').body)).toBe(true)
  })

  test('responds to a failed preflight so that the browser can read the error', async () => {
    const server = await harness.serve((_req, res) => {
      res.setHeader('access-control-allow-origin', 'https://app.example')
      res.setHeader('access-control-allow-methods', 'GET')
      throw sdkRejection('AccessDenied')
    })
    const response = await supertest(server).options('/route').set('access-control-request-method', 'GET')
    expect(pick(response)).toEqual(expectedResponse('AccessDenied'))
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-methods': 'GET',
    })
  })

  test('responds even if stderr cannot be written to', async () => {
    const server = await harness.serveThrowing(sdkRejection('AccessDenied'))
    jest.spyOn(console, 'error').mockImplementation(() => {
      throw new Error('stderr is closed')
    })
    const response = await supertest(server).get('/route')
    expect(pick(response)).toEqual(expectedResponse('AccessDenied'))
  })
}

function describeBegunResponses(harness: Harness): void {
  test('aborts a response that has begun, so that half a body never passes for a whole one', async () => {
    const server = await harness.serve(async (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/plain' })
      await new Promise((resolve) => res.write('half', resolve))
      throw sdkRejection('InternalError')
    })
    const bytes = await exchangeBytes(server, GET)
    expect(bytes).toContain('half')
    expect(bytes).not.toContain('\r\n0\r\n')
    expect(harness.stderr()).toHaveLength(1)
  })

  test.each([204, 304])('closes the connection of a %d that has begun', async (status) => {
    const server = await harness.serve((_req, res) => {
      res.writeHead(status).flushHeaders()
      throw sdkRejection('InternalError')
    })
    const bytes = await exchangeBytes(server, GET)
    expect(bytes).not.toContain('requestId')
    expect(harness.stderr()).toEqual([expect.stringContaining('InternalError')])
  })

  test('logs even a caller fault if the response has begun, because the browser is not told', async () => {
    const server = await harness.serve(async (_req, res) => {
      res.write('half')
      throw sdkRejection('MediaNotFound')
    })
    await exchangeBytes(server, GET)
    expect(harness.stderr()).toEqual([expect.stringContaining('caller fault MediaNotFound')])
  })

  test('leaves a complete response alone', async () => {
    const server = await harness.serve(async (_req, res) => {
      res.statusCode = 200
      res.end('whole')
      throw sdkRejection('InternalError')
    })
    await supertest(server).get('/route').expect(200, 'whole')
    expect(harness.stderr()).toHaveLength(1)
  })
}

/** Routes that respond first, and call VOD afterwards. */
function describeFinishedResponses(harness: Harness): void {
  const POST_HALF = 'POST /route HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 9\r\n\r\nhalf'

  test.each([
    ['a GET', GET_AND_CLOSE],
    ['an upload that is still arriving', POST_HALF],
  ])('reports a call that fails after the response to %s was sent', async (_name, request) => {
    const hasLeft: boolean[] = []
    const onError = ({ context }: VodErrorEvent) => void hasLeft.push(context.request.hasBrowserLeft)
    const server = await harness.serve(
      async (_req, res) => {
        res.writeHead(202).end()
        await once(res, 'close')
        await vodCall(() => Promise.reject(REFUSED))
      },
      { options: { onError } },
    )
    expect(await exchangeBytes(server, request)).toContain('202 Accepted')
    await until(() => hasLeft.length > 0)
    expect(hasLeft).toEqual([false])
    expect(harness.ownStderr()).toEqual([expect.stringContaining('service fault UpstreamUnreachable')])
  })
}

function describeAbortedCalls(harness: Harness): void {
  test('reports no call that was aborted because the response was sent', async () => {
    const onError = jest.fn()
    let isOver = false
    const server = await harness.serve(
      async (_req, res) => {
        const aborter = new AbortController()
        res.once('close', () => aborter.abort())
        res.writeHead(202).end()
        const call = vodCall(() => new Promise(() => {}), { signal: aborter.signal })
        await call.finally(() => {
          isOver = true
        })
      },
      { options: { onError } },
    )
    await exchangeBytes(server, GET_AND_CLOSE)
    await until(() => isOver)
    await settled()
    expect([harness.ownStderr(), onError.mock.calls]).toEqual([[], []])
  })
}

function describeLogLines(harness: Harness): void {
  test('generates a request id if VOD sent none, logs it, and sends no x-bce-request-id', async () => {
    const server = await harness.serveThrowing({ status_code: 502, message: '<html>Bad Gateway</html>' })
    const first = await supertest(server).get('/route').expect(502)
    const second = await supertest(server).get('/route').expect(502)
    expect(first.body.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(second.body.requestId).not.toBe(first.body.requestId)
    expect(first.headers).not.toHaveProperty(['x-bce-request-id'])
    expect(harness.stderr()[0]).toContain(`requestId=${first.body.requestId}`)
  })

  test('logs method and path, and never the query', async () => {
    const server = await harness.serveThrowing(sdkRejection('AccessDenied'))
    await supertest(server).get('/nested/route?token=secret').expect(403)
    expect(harness.stderr()[0]).toContain(`requestId=${REQUEST_ID}, GET /nested/route:`)
    expect(harness.stderr()[0]).not.toContain('secret')
  })
}
