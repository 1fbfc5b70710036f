import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import supertest from 'supertest'
import { openBrowser } from '../browser.ts'
import { sdkRejection } from '../failures.ts'
import { exchangeBytes } from '../loopback.ts'
import { expectedAnswer, pick } from './expected-answer.ts'
import type { Stage } from './stage.ts'

const PLAIN_GET = 'GET /route HTTP/1.1\r\nhost: x\r\n\r\n'

/** A stream that gives the chunks, and fails with the value a little later. */
export function failingStream(thrown: unknown, chunks: readonly (string | Buffer)[] = []): Readable {
  async function* fail() {
    yield* chunks
    await sleep(10)
    throw thrown
  }
  return Readable.from(fail(), { objectMode: false })
}

/** Bodies that are streamed, and fail on the way. */
export function describeStreams(stage: Stage): void {
  test('answers whole where a streamed body fails before its first byte', async () => {
    const server = await stage.serve((_req, res, { send }) => {
      res.setHeader('content-type', 'video/mp4')
      res.setHeader('etag', '"1"')
      send(failingStream(sdkRejection('AccessDenied')))
    })
    const response = await supertest(server).get('/route')
    expect(pick(response)).toEqual(expectedAnswer('AccessDenied'))
    expect(response.headers).not.toHaveProperty(['etag'])
    expect(stage.stderr()).toEqual([expect.stringContaining('operator fault AccessDenied')])
  })

  test.each([1, 2])('cuts a streamed body that fails half-way, once, with %d handlers', async (handlers) => {
    const route = (_req: unknown, _res: unknown, { send }: { send: (body: Readable) => void }) =>
      send(failingStream(sdkRejection('MediaNotFound'), ['half']))
    const server = await stage.serve(route, { handlers })
    const bytes = await exchangeBytes(server, PLAIN_GET)
    expect(bytes).toContain('half')
    expect(bytes).not.toContain('\r\n0\r\n')
    expect(stage.stderr()).toEqual([expect.stringContaining('caller fault MediaNotFound')])
  })

  test('says why where a pipeline has destroyed the response before its first byte', async () => {
    const server = await stage.serve(async (_req, res) => {
      await pipeline(failingStream(sdkRejection('MediaNotFound')), res)
    })
    expect(await exchangeBytes(server, PLAIN_GET)).toBe('')
    await sleep(10)
    // Koa prints a line of its own beside ours.
    const ours = stage.stderr().filter((line) => line.startsWith('[vod-errors]'))
    expect(ours).toEqual([expect.stringContaining('caller fault MediaNotFound')])
  })

  test('answers once where the route fails while a stream is piped into the response', async () => {
    const server = await stage.serve(async (_req, res) => {
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
    expect(pick(response)).toEqual(expectedAnswer('MediaNotFound'))
    await supertest(server).get('/route').expect(404)
  })

  test('sends a streamed body that does not fail as it is, an empty one too', async () => {
    for (const chunks of [['whole ', 'body'], []]) {
      const server = await stage.serve((_req, _res, { send }) => send(Readable.from(chunks)))
      const browser = openBrowser(server)
      const { status, bytes, isWhole } = await browser.ask()
      expect([status, bytes.toString(), isWhole]).toEqual([200, chunks.join(''), true])
      browser.close()
    }
    expect(stage.stderr()).toEqual([])
  })
}
