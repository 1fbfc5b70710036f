import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { exchangeBytes } from '../exchange-bytes.ts'
import { openBrowser } from '../request.ts'
import { sdkRejection } from '../sdk-rejections.ts'
import { expectedResponse } from './expected-response.ts'
import type { Harness } from './harness.ts'

const NOT_FOUND = { status: 404, text: expectedResponse('MediaNotFound').body }
const UPLOAD = randomBytes(1_000_000)

/** What a route may do with an upload before it fails. */
const UPLOADS: Readonly<Record<string, (req: IncomingMessage) => unknown>> = {
  'is unread': () => {},
  'is partly read': (req) => once(req, 'readable').then(() => req.read(10)),
  'is piped into a stream that nobody reads': (req) => {
    req.pipe(new PassThrough())
    return sleep(5)
  },
  'is paused': (req) => {
    req.once('data', () => req.pause())
    return once(req, 'pause')
  },
}

/** What happens to the connection after an error response. */
export function describeConnections(harness: Harness): void {
  describeKeepAlive(harness)
  describeUploads(harness)

  test('responds to HTTP/1.0 and closes the connection', async () => {
    const server = await harness.serveThrowing(sdkRejection('MediaNotFound'))
    const bytes = await exchangeBytes(server, 'GET /route HTTP/1.0\r\n\r\n')
    expect(bytes).toMatch(/HTTP\/1\.1 404 Not Found\r\n/)
    expect(bytes.endsWith(`\r\n\r\n${NOT_FOUND.text}`)).toBe(true)
  })
}

function describeKeepAlive(harness: Harness): void {
  test('keeps a connection alive through errors and successes', async () => {
    const server = await harness.serve((req, _res, { send }) => {
      if (req.headers['x-fail'] === 'true') throw sdkRejection('AccessDenied')
      send('fine')
    })
    const browser = openBrowser(server)
    const responses = []
    for (let i = 0; i < 20; i++)
      responses.push(await browser.request({ headers: { 'x-fail': String(i % 2 === 0) } }))
    const pair = [
      [403, expectedResponse('AccessDenied').body],
      [200, 'fine'],
    ]
    expect(responses.map(({ status, text }) => [status, text])).toEqual(
      Array.from({ length: 10 }, () => pair).flat(),
    )
    expect(new Set(responses.map(({ port }) => port)).size).toBe(1)
    expect(harness.stderr()).toHaveLength(10)
    browser.close()
  })

  test('responds to pipelined requests in their order', async () => {
    const delays = [40, 0, 20, 0, 5]
    const server = await harness.serve(async (req, _res, { send }) => {
      const n = Number(req.headers['x-n'])
      await sleep(delays[n])
      if (n % 2 === 0) throw { ...sdkRejection('MediaNotFound'), request_id: `request-${n}` }
      send(`fine-${n}`)
    })
    const requests = delays.map((_delay, n) => {
      const connection = n === delays.length - 1 ? 'close' : 'keep-alive'
      return `GET /route HTTP/1.1\r\nhost: x\r\nx-n: ${n}\r\nconnection: ${connection}\r\n\r\n`
    })
    const bytes = await exchangeBytes(server, requests.join(''))
    expect(bytes.match(/HTTP\/1\.1 \d+/g)).toEqual(
      [404, 200, 404, 200, 404].map((status) => `HTTP/1.1 ${status}`),
    )
    const inOrder = ['request-0', 'fine-1', 'request-2', 'fine-3', 'request-4']
    expect(bytes.match(/request-\d(?=","code)|fine-\d/g)).toEqual(inOrder)
  })
}

function describeUploads(harness: Harness): void {
  describe('responds during a large upload, and keeps the connection usable, if the upload', () => {
    test.each(Object.entries(UPLOADS))('%s', async (_name, use) => {
      const server = await harness.serve(async (req) => {
        if (req.method === 'POST') await use(req)
        throw sdkRejection('MediaNotFound')
      })
      for (const headers of [{}, { expect: '100-continue' }]) {
        const browser = openBrowser(server)
        const first = await browser.request({ method: 'POST', body: UPLOAD, headers, timeout: 2000 })
        expect({ status: first.status, text: first.text }).toEqual(NOT_FOUND)
        const second = await browser.request({ timeout: 2000 })
        expect({ status: second.status, port: second.port }).toEqual({ status: 404, port: first.port })
        browser.close()
      }
    })
  })

  test('responds to an upload with connection: close', async () => {
    const server = await harness.serveThrowing(sdkRejection('MediaNotFound'))
    const browser = openBrowser(server)
    const headers = { connection: 'close' }
    const { status, text } = await browser.request({ method: 'POST', body: UPLOAD, headers })
    expect({ status, text }).toEqual(NOT_FOUND)
    browser.close()
  })
}
