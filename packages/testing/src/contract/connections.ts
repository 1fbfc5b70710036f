import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { openBrowser } from '../browser.ts'
import { sdkRejection } from '../failures.ts'
import { exchangeBytes } from '../loopback.ts'
import { expectedAnswer } from './expected-answer.ts'
import type { Stage } from './stage.ts'

const NOT_FOUND = expectedAnswer('MediaNotFound').body
const UPLOAD = randomBytes(1_000_000)

/** What a route may have done with an upload before it fails. */
const UPLOADS: Readonly<Record<string, (req: IncomingMessage) => unknown>> = {
  'is unread': () => {},
  'is read in part': (req) => once(req, 'readable').then(() => req.read(10)),
  'is piped to where nobody reads it': (req) => {
    req.pipe(new PassThrough())
    return sleep(5)
  },
  'is paused': (req) => {
    req.once('data', () => req.pause())
    return once(req, 'pause')
  },
}

/** What becomes of the connection that a failure was answered on. */
export function describeConnections(stage: Stage): void {
  test('keeps a connection alive through failures and successes', async () => {
    const server = await stage.serve((req, _res, { send }) => {
      if (req.headers['x-fail'] === 'true') throw sdkRejection('AccessDenied')
      send('fine')
    })
    const browser = openBrowser(server)
    const answers = []
    for (let i = 0; i < 20; i++)
      answers.push(await browser.ask({ headers: { 'x-fail': String(i % 2 === 0) } }))
    const fail = expectedAnswer('AccessDenied')
    expect(answers.map(({ status, bytes }) => [status, bytes.toString()])).toEqual(
      Array.from({ length: 10 }, () => [
        [403, fail.body],
        [200, 'fine'],
      ]).flat(),
    )
    expect(new Set(answers.map(({ port }) => port)).size).toBe(1)
    expect(stage.stderr()).toHaveLength(10)
    browser.close()
  })

  test('answers requests that came in one write, in their order', async () => {
    const delays = [40, 0, 20, 0, 5]
    const server = await stage.serve(async (req, _res, { send }) => {
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
    expect(bytes.match(/request-\d(?=","code)|fine-\d/g)).toEqual([
      'request-0',
      'fine-1',
      'request-2',
      'fine-3',
      'request-4',
    ])
  })

  describe('answers whole while a large upload is under way, and goes on serving its connection', () => {
    test.each(Object.entries(UPLOADS))('that %s', async (_name, use) => {
      const server = await stage.serve(async (req) => {
        if (req.method === 'POST') await use(req)
        throw sdkRejection('MediaNotFound')
      })
      for (const headers of [{}, { expect: '100-continue' }]) {
        const browser = openBrowser(server)
        const first = await browser.ask({ method: 'POST', body: UPLOAD, headers, timeout: 2000 })
        expect({ status: first.status, body: first.bytes.toString() }).toEqual({
          status: 404,
          body: NOT_FOUND,
        })
        const second = await browser.ask({ timeout: 2000 })
        expect({ status: second.status, port: second.port }).toEqual({ status: 404, port: first.port })
        browser.close()
      }
    })
  })

  test('answers an upload on a connection that is to be closed', async () => {
    const server = await stage.serveThrowing(sdkRejection('MediaNotFound'))
    const browser = openBrowser(server)
    const answer = await browser.ask({ method: 'POST', body: UPLOAD, headers: { connection: 'close' } })
    expect({ status: answer.status, body: answer.bytes.toString() }).toEqual({ status: 404, body: NOT_FOUND })
    browser.close()
  })

  test('answers HTTP/1.0 and ends the connection', async () => {
    const server = await stage.serveThrowing(sdkRejection('MediaNotFound'))
    const bytes = await exchangeBytes(server, 'GET /route HTTP/1.0\r\n\r\n')
    expect(bytes).toMatch(/HTTP\/1\.1 404 Not Found\r\n/)
    expect(bytes.endsWith(`\r\n\r\n${NOT_FOUND}`)).toBe(true)
  })
}
