import { EventEmitter, once } from 'node:events'
import {
  type ClientHttp2Session,
  connect,
  createServer,
  type Http2Server,
  Http2ServerResponse,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http2'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { vodCall } from '@vod-errors/core'
import { sdkRejection } from '../failures.ts'
import { expectedAnswer } from './expected-answer.ts'
import { type AppParts, type MakeApp, type Route, useStage } from './stage.ts'
import { failingStream } from './streams.ts'

const CONNECTION_HEADERS = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection']

/** The part of the contract that is HTTP/2's, for hosts that run on `node:http2`. */
export function describeHttp2(host: string, makeApp: MakeApp): void {
  describe(`${host} over HTTP/2`, () => {
    const stage = useStage(makeApp)
    let server: Http2Server
    let session: ClientHttp2Session
    const warned = jest.fn()

    beforeEach(() => process.on('warning', warned.mockClear()))
    afterEach(async () => {
      process.off('warning', warned)
      session.destroy()
      server.close()
      await once(server, 'close')
    })

    async function serve(route: Route, parts?: Partial<AppParts>): Promise<void> {
      // node's own compatibility layer, for listeners of HTTP/1
      server = createServer(Object(stage.make(route, parts))).listen(0, '127.0.0.1')
      await once(server, 'listening')
      session = connect(`http://127.0.0.1:${Reflect.get(Object(server.address()), 'port')}`).on(
        'error',
        () => {},
      )
    }

    async function ask(headers: OutgoingHttpHeaders = {}, body?: Buffer) {
      const stream = session.request({ ':path': '/route', ...headers }).on('error', () => {})
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      let answered: IncomingHttpHeaders = {}
      stream.on('response', (first) => {
        answered = first
      })
      stream.end(body)
      await new Promise((resolve) => stream.once('close', resolve))
      return {
        headers: answered,
        body: Buffer.concat(chunks).toString(),
        reset: stream.rstCode,
      }
    }

    test('answers without a header of the connection, a reason or a warning', async () => {
      // Node warns of it once in the life of a process.
      const reason = jest.spyOn(Http2ServerResponse.prototype, 'statusMessage', 'set')
      await serve((_req, res) => {
        res.setHeader('etag', '"1"')
        throw sdkRejection('AccessDenied')
      })
      for (let i = 0; i < 2; i++) {
        const { headers, body, reset } = await ask()
        expect(headers).toMatchObject({ ':status': 403, ...expectedAnswer('AccessDenied').headers })
        expect({ body, reset }).toEqual({ body: expectedAnswer('AccessDenied').body, reset: 0 })
        for (const name of [...CONNECTION_HEADERS, 'etag']) expect(headers).not.toHaveProperty([name])
      }
      await sleep(5)
      expect(warned).not.toHaveBeenCalled()
      expect(reason).not.toHaveBeenCalled()
    })

    test('answers unread uploads', async () => {
      await serve(() => Promise.reject(sdkRejection('MediaNotFound')))
      const upload = await ask({ ':method': 'POST' }, Buffer.alloc(1_000_000))
      expect(upload).toMatchObject({
        headers: { ':status': 404 },
        body: expectedAnswer('MediaNotFound').body,
      })
      expect((await ask()).headers).toMatchObject({ ':status': 404 })
    })

    test.each<[string, Route]>([
      [
        'has begun',
        async (_req, res) => {
          res.write('half')
          await sleep(10)
          throw sdkRejection('InternalError')
        },
      ],
      ['is a stream', (_req, _res, { send }) => send(failingStream(sdkRejection('InternalError'), ['half']))],
    ])('resets the stream of a response that %s, and none beside it', async (_name, route) => {
      await serve((req, res, way) => {
        if (req.method === 'GET') return route(req, res, way)
        return sleep(30).then(() => Promise.reject(sdkRejection('MediaNotFound')))
      })
      const [cut, beside] = await Promise.all([ask(), ask({ ':method': 'DELETE' })])
      expect(cut.reset).not.toBe(0)
      expect(beside).toMatchObject({ headers: { ':status': 404 }, reset: 0 })
      expect(stage.stderr()).toEqual([expect.stringContaining('service fault InternalError')])
    })

    test.each(['before', 'after'])(
      'says nothing of a browser that left %s the first byte of a streamed body',
      async (when) => {
        const body = new PassThrough()
        await serve((_req, _res, { send }) => send(body), { options: { unhandled: 'respond' } })
        const stream = session.request({ ':path': '/route' }).on('error', () => {})
        if (when === 'after') body.write('half')
        await (when === 'after' ? once(stream, 'data') : sleep(20))
        stream.close(8)
        // Koa destroys the body of a browser that left; Express leaves it as it is.
        await sleep(50)
        body.destroy()
        await sleep(10)
        expect(stage.stderr().filter((line) => line.startsWith('[vod-errors]'))).toEqual([])
      },
    )

    test.each(['stream', 'session'])(
      'says nothing of a call given up on because its %s was closed',
      async (what) => {
        const called = new EventEmitter()
        const over = jest.fn()
        await serve(async (_req, res) => {
          const gone = new AbortController()
          res.once('close', () => gone.abort())
          called.emit('now')
          await vodCall(() => new Promise(() => {}), { signal: gone.signal }).finally(over)
        })
        const stream = session.request({ ':path': '/route' }).on('error', () => {})
        await once(called, 'now')
        if (what === 'stream') stream.close(8)
        else session.destroy()
        await sleep(40)
        expect(over).toHaveBeenCalledTimes(1)
        expect([...stage.stderr(), ...stage.handedOn()]).toEqual([])
      },
    )
  })
}
