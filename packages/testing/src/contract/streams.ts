import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import supertest from 'supertest'
import { exchangeBytes } from '../exchange-bytes.ts'
import { failingStream } from '../failing-stream.ts'
import { openBrowser } from '../request.ts'
import { sdkRejection } from '../sdk-rejections.ts'
import { settled, until } from '../turns.ts'
import { expectedResponse, pick } from './expected-response.ts'
import type { Harness, Route } from './harness.ts'

const GET = 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n'

/** Streamed bodies that fail. */
export function describeStreams(harness: Harness): void {
  describeFailingStreams(harness)
  describePipedStreams(harness)

  test('sends a streamed body that does not fail, even an empty one', async () => {
    for (const chunks of [['whole ', 'body'], []]) {
      const server = await harness.serve((_req, _res, { send }) => send(Readable.from(chunks)))
      const browser = openBrowser(server)
      const { status, text, isWhole } = await browser.request()
      expect([status, text, isWhole]).toEqual([200, chunks.join(''), true])
      browser.close()
    }
    expect(harness.stderr()).toEqual([])
  })
}

function describeFailingStreams(harness: Harness): void {
  test('sends a whole error response if a streamed body fails before its first byte', async () => {
    const server = await harness.serve((_req, res, { send }) => {
      res.setHeader('content-type', 'video/mp4')
      res.setHeader('etag', '"1"')
      send(failingStream(sdkRejection('AccessDenied')))
    })
    const response = await supertest(server).get('/route')
    expect(pick(response)).toEqual(expectedResponse('AccessDenied'))
    expect(response.headers).not.toHaveProperty(['etag'])
    expect(harness.stderr()).toEqual([expect.stringContaining('operator fault AccessDenied')])
  })

  test.each([1, 2])('aborts a streamed body that fails halfway, once, with %d handlers', async (handlers) => {
    const route: Route = (_req, _res, { send }) =>
      send(failingStream(sdkRejection('MediaNotFound'), ['half']))
    const server = await harness.serve(route, { handlers })
    const bytes = await exchangeBytes(server, GET)
    expect(bytes).toContain('half')
    expect(bytes).not.toContain('\r\n0\r\n')
    expect(harness.stderr()).toEqual([expect.stringContaining('caller fault MediaNotFound')])
  })
}

function describePipedStreams(harness: Harness): void {
  test('logs the error if a pipeline has destroyed the response before its first byte', async () => {
    const server = await harness.serve(async (_req, res) => {
      await pipeline(failingStream(sdkRejection('MediaNotFound')), res)
    })
    expect(await exchangeBytes(server, GET)).toBe('')
    await until(() => harness.ownStderr().length > 0)
    await settled()
    expect(harness.ownStderr()).toEqual([expect.stringContaining('caller fault MediaNotFound')])
  })

  test('responds once if the route fails while a stream is piped into the response', async () => {
    const server = await harness.serve(async (_req, res) => {
      const source = new PassThrough()
      source.pipe(res)
      res.end = new Proxy(res.end, {
        apply(end, response, args) {
          const result = Reflect.apply(end, response, args)
          source.write('late')
          return result
        },
      })
      throw sdkRejection('MediaNotFound')
    })
    const response = await supertest(server).get('/route')
    expect(pick(response)).toEqual(expectedResponse('MediaNotFound'))
    await supertest(server).get('/route').expect(404)
  })
}
