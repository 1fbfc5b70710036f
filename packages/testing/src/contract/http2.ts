import { EventEmitter, once } from 'node:events'
import {
  type ClientHttp2Session,
  connect,
  createServer,
  type Http2Server,
  Http2ServerResponse,
} from 'node:http2'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { vodCall } from '@vod-errors/core'
import { failingStream } from '../failing-stream.ts'
import { listen, urlOf } from '../listen.ts'
import { sdkRejection } from '../sdk-rejections.ts'
import { settled, until } from '../turns.ts'
import { expectedResponse } from './expected-response.ts'
import { type AppParts, type Harness, type MakeApp, type Route, useHarness } from './harness.ts'
import { requestHttp2 } from './request-http2.ts'

const CONNECTION_HEADERS = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection']

/** The harness over HTTP/2: one server and one client session for each test. */
interface Http2Harness extends Pick<Harness, 'stderr' | 'ownStderr' | 'forwarded'> {
  readonly serve: (route: Route, parts?: Partial<AppParts>) => Promise<void>
  readonly session: () => ClientHttp2Session
}

/** The part of the contract that is specific to HTTP/2, for hosts that run on node:http2. */
export function describeHttp2(host: string, makeApp: MakeApp): void {
  describe(`${host} over HTTP/2`, () => {
    const harness = useHttp2Harness(makeApp)
    testResponses(harness)
    testConnectionHeaders(harness)
    testResets(harness)
    testLeavingBrowsers(harness)
    testClosedCalls(harness)
    testCutOffDownloads(harness)
  })
}

function useHttp2Harness(makeApp: MakeApp): Http2Harness {
  const harness = useHarness(makeApp)
  let server: Http2Server
  let session: ClientHttp2Session
  afterEach(async () => {
    session.destroy()
    server.close()
    await once(server, 'close')
  })

  async function serve(route: Route, parts?: Partial<AppParts>): Promise<void> {
    // Runs HTTP/1 listeners through node's compatibility API.
    server = await listen(createServer(Object(harness.makeApp(route, parts))))
    session = connect(urlOf(server)).on('error', () => {})
  }
  return { ...harness, serve, session: () => session }
}

function testResponses({ serve, session }: Http2Harness): void {
  const onWarning = jest.fn()
  beforeEach(() => process.on('warning', onWarning.mockClear()))
  afterEach(() => process.off('warning', onWarning))

  test('responds without connection headers, reason phrases or warnings', async () => {
    // Node warns about a reason phrase only once in a process.
    const setReason = jest.spyOn(Http2ServerResponse.prototype, 'statusMessage', 'set')
    await serve((_req, res) => {
      res.setHeader('etag', '"1"')
      throw sdkRejection('AccessDenied')
    })
    for (let i = 0; i < 2; i++) {
      const { headers, body, resetCode } = await requestHttp2(session())
      expect(headers).toMatchObject({ ':status': 403, ...expectedResponse('AccessDenied').headers })
      expect({ body, resetCode }).toEqual({ body: expectedResponse('AccessDenied').body, resetCode: 0 })
      for (const name of [...CONNECTION_HEADERS, 'etag']) expect(headers).not.toHaveProperty([name])
    }
    await settled()
    expect(onWarning).not.toHaveBeenCalled()
    expect(setReason).not.toHaveBeenCalled()
  })

  test('is not broken by connection headers that beforeSend sets', async () => {
    const added = Object.fromEntries(CONNECTION_HEADERS.map((name) => [name, 'x']))
    await serve(() => Promise.reject(sdkRejection('MediaNotFound')), {
      options: { beforeSend: (response) => ({ ...response, headers: { ...response.headers, ...added } }) },
    })
    const { headers, body } = await requestHttp2(session())
    expect({ status: headers[':status'], body }).toEqual({
      status: 404,
      body: expectedResponse('MediaNotFound').body,
    })
    for (const name of CONNECTION_HEADERS) expect(headers).not.toHaveProperty([name])
  })

  test('responds to unread uploads', async () => {
    await serve(() => Promise.reject(sdkRejection('MediaNotFound')))
    const response = await requestHttp2(session(), { ':method': 'POST' }, Buffer.alloc(1_000_000))
    const { body } = expectedResponse('MediaNotFound')
    expect(response).toMatchObject({ headers: { ':status': 404 }, body })
    expect((await requestHttp2(session())).headers).toMatchObject({ ':status': 404 })
  })
}

function testConnectionHeaders({ serve, session, ownStderr }: Http2Harness): void {
  const failing = (): Readable =>
    failingStream(Object.assign(new Error('x'), sdkRejection('MediaNotFound')), [])

  test.each<[string, Route]>([
    ['thrown', () => Promise.reject(sdkRejection('MediaNotFound'))],
    ['of a body', (_req, _res, { send }) => send(failing())],
  ])(
    'removes headers of the connection that the success had, which node rejects: an error %s',
    async (_how, fail) => {
      await serve((req, res, helpers) => {
        res.setHeader('keep-alive', 'timeout=5')
        return fail(req, res, helpers)
      })
      const response = await requestHttp2(session())
      expect(response).toMatchObject({
        headers: { ':status': 404 },
        body: expectedResponse('MediaNotFound').body,
      })
      expect(ownStderr()).toEqual([])
    },
  )
}

function testResets({ serve, session, stderr }: Http2Harness): void {
  const writing: Route = async (_req, res) => {
    await new Promise((resolve) => res.write('half', resolve))
    throw sdkRejection('InternalError')
  }
  const streaming: Route = (_req, _res, { send }) =>
    send(failingStream(sdkRejection('InternalError'), ['half']))

  test.each<[string, Route]>([
    ['has begun', writing],
    ['is a stream', streaming],
  ])('resets the stream of a response that %s, and no other', async (_name, route) => {
    await serve((req, res, helpers) => {
      if (req.method === 'GET') return route(req, res, helpers)
      return sleep(30).then(() => Promise.reject(sdkRejection('MediaNotFound')))
    })
    const requests = [requestHttp2(session()), requestHttp2(session(), { ':method': 'DELETE' })] as const
    const [reset, other] = await Promise.all(requests)
    expect(reset.resetCode).not.toBe(0)
    expect(other).toMatchObject({ headers: { ':status': 404 }, resetCode: 0 })
    expect(stderr()).toEqual([expect.stringContaining('service fault InternalError')])
  })
}

function testLeavingBrowsers({ serve, session, ownStderr }: Http2Harness): void {
  test.each(['before', 'after'])(
    'logs nothing if the browser leaves %s the first byte of a streamed body',
    async (moment) => {
      const body = new PassThrough()
      const events = new EventEmitter()
      const [asked, left] = [once(events, 'asked'), once(events, 'left')]
      const route: Route = (_req, res, { send }) => {
        res.once('close', () => events.emit('left'))
        send(body)
        events.emit('asked')
      }
      await serve(route, { options: { unhandled: 'respond' } })
      const stream = session()
        .request({ ':path': '/route' })
        .on('error', () => {})
      if (moment === 'after') body.write('half')
      await (moment === 'after' ? once(stream, 'data') : asked)
      stream.close(8)
      // Koa destroys the body when the browser leaves; Express leaves it open.
      await left
      await settled()
      body.destroy()
      await settled()
      expect(ownStderr()).toEqual([])
    },
  )
}

function testClosedCalls({ serve, session, stderr, forwarded }: Http2Harness): void {
  test.each(['stream', 'session'])('logs nothing for a call aborted because its %s closed', async (what) => {
    const events = new EventEmitter()
    const onSettled = jest.fn()
    await serve(async (_req, res) => {
      const aborter = new AbortController()
      res.once('close', () => aborter.abort())
      events.emit('called')
      await vodCall(() => new Promise(() => {}), { signal: aborter.signal }).finally(onSettled)
    })
    const stream = session()
      .request({ ':path': '/route' })
      .on('error', () => {})
    await once(events, 'called')
    if (what === 'stream') stream.close(8)
    else session().destroy()
    await until(() => onSettled.mock.calls.length > 0)
    await settled()
    expect(onSettled).toHaveBeenCalledTimes(1)
    expect([...stderr(), ...forwarded()]).toEqual([])
  })
}

function testCutOffDownloads({ serve, session, ownStderr }: Http2Harness): void {
  test('reports a download that VOD cuts off while it is passed on', async () => {
    const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
    await serve(async (_req, res) => {
      await vodCall(() => pipeline(failingStream(lost, ['half']), res))
    })
    await requestHttp2(session())
    await until(() => ownStderr().length > 0)
    await settled()
    expect(ownStderr()).toEqual([expect.stringContaining('service fault UpstreamUnreachable')])
  })
}
