import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel'
import { get, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { context, trace } from '@opentelemetry/api'
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import {
  CHANNELS,
  type LogRecord,
  VodError,
  type VodErrorEvent,
  type VodErrorHandlerOptions,
  vodCall,
} from '@vod-errors/core'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { exchangeBytes, REQUEST_ID, sdkRejection, urlOf, useServers } from '@vod-errors/testing'
import Koa from 'koa'
import koaPinoLogger from 'koa-pino-logger'
import pino from 'pino'
import { pinoHttp } from 'pino-http'
import supertest from 'supertest'
import { type BffParts, HOSTS } from './hosts.ts'
import { Sink } from './real-loggers.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'
const TRACEPARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`
/** With VOD's id, and without one. */
const DENIED = sdkRejection('AccessDenied')
const TIMED_OUT = new VodError({ syntheticCode: 'UpstreamTimeout' })

const serve = useServers()
let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  for (const stop of listeners.splice(0)) stop()
  jest.restoreAllMocks()
})

const listeners: (() => void)[] = []

/** What a channel publishes until the end of the test. */
function hear(name: string): unknown[] {
  const heard: unknown[] = []
  const listener = (message: unknown) => void heard.push(message)
  subscribe(name, listener)
  listeners.push(() => unsubscribe(name, listener))
  return heard
}

const printed = () => stderr.mock.calls.map(([line]) => String(line))
const boom = () => {
  throw new Error('boom')
}

function setId(id: unknown): (req: IncomingMessage) => void {
  return (req) => void Reflect.set(req, 'id', id)
}

describe.each(Object.entries(HOSTS))('on %s', (host, makeBff) => {
  /** What one failing request comes to: the body, and the fields of the one log line. */
  async function ask(
    parts: Partial<BffParts>,
    thrown: unknown = DENIED,
    headers: Record<string, string> = {},
  ) {
    const sink = new Sink()
    const logger = pino({ base: null, timestamp: false }, sink)
    const options = { ...parts.options, logger }
    const server = await serve(makeBff({ route: () => Promise.reject(thrown), ...parts, options }))
    const { body, headers: answered } = await supertest(server).get('/media/mda-1').set(headers)
    expect(sink.lines).toHaveLength(1)
    const line: LogRecord = JSON.parse(sink.lines[0] ?? '')
    return { body, line, answered }
  }

  describe('the BFF’s own id', () => {
    test.each<[string, Partial<BffParts>, Record<string, string>, string]>([
      ['req.id', { before: setId('own-1') }, {}, 'own-1'],
      ['pino-http', { before: pinoHttp({ genReqId: () => 'pino-1' }, new Sink()) }, {}, 'pino-1'],
      ['the hook', { options: { requestId: ({ path }) => `hook:${path.slice(1, 6)}` } }, {}, 'hook:media'],
      [
        'the hook, before req.id',
        { before: setId('own-1'), options: { requestId: () => 'hook-1' } },
        {},
        'hook-1',
      ],
      [
        'the hook, from what the app keeps of the request',
        { state: { id: 'state-1' }, options: { requestId: ({ state }) => state['id'] } },
        {},
        'state-1',
      ],
      [
        'the hook, from a header of the team’s gateway',
        { options: { requestId: ({ header }) => header('X-Gateway-Id') } },
        { 'x-gateway-id': 'gate-1' },
        'gate-1',
      ],
      [
        'req.id, where the hook knows none',
        { before: setId('own-1'), options: { requestId: () => undefined } },
        {},
        'own-1',
      ],
      [
        'x-request-id, where it is trusted',
        { options: { trustRequestId: true } },
        { 'x-request-id': 'in-1' },
        'in-1',
      ],
      [
        'req.id, before x-request-id',
        { before: setId('own-1'), options: { trustRequestId: true } },
        { 'x-request-id': 'in-1' },
        'own-1',
      ],
    ])('is read off %s: the log has both, the body VOD’s', async (_name, parts, headers, own) => {
      const { body, line } = await ask(parts, DENIED, headers)
      expect(line).toMatchObject({ requestId: REQUEST_ID, ownRequestId: own })
      expect(body.requestId).toBe(REQUEST_ID)
      expect(JSON.stringify(body)).not.toContain(own)
    })

    test('is the number that pino-http gives by itself', async () => {
      const { line } = await ask({ before: pinoHttp({}, new Sink()) })
      expect(line.ownRequestId).toBe('1')
    })

    test('is what the browser quotes where VOD gave none', async () => {
      const { body, line, answered } = await ask({ before: setId('own-1') }, TIMED_OUT)
      expect(body.requestId).toBe('own-1')
      expect(line).toMatchObject({ requestId: 'own-1', ownRequestId: 'own-1' })
      expect(answered).not.toHaveProperty(['x-bce-request-id'])
    })

    test('and where the BFF has none either, the browser quotes a new one, which the log has', async () => {
      const { body, line } = await ask({}, TIMED_OUT)
      expect(body.requestId).toMatch(UUID)
      expect(line.requestId).toBe(body.requestId)
      expect(line).not.toHaveProperty('ownRequestId')
    })

    test('is not the browser’s x-request-id, unless that is trusted', async () => {
      const { body, line } = await ask({}, TIMED_OUT, { 'x-request-id': 'in-1' })
      expect(line).not.toHaveProperty('ownRequestId')
      expect(body.requestId).toMatch(UUID)
    })

    const UNFIT: Readonly<Record<string, unknown>> = {
      'a line break': 'a\r\nset-cookie: b=c',
      '200 characters': 'x'.repeat(200),
      'Chinese text': '请求一',
      markup: '<script>',
      nothing: '',
      'a space': 'a b',
      'an object': { toString: () => 'own-1' },
    }

    test.each(Object.entries(UNFIT))('is never %s, wherever it is from', async (_name, unfit) => {
      const header = (req: IncomingMessage) => void Reflect.set(req.headers, 'x-request-id', unfit)
      for (const parts of [
        { before: setId(unfit) },
        { before: header, options: { trustRequestId: true } },
        { options: { requestId: () => unfit } },
        { state: { requestId: unfit } },
      ]) {
        const { body, line } = await ask(parts, TIMED_OUT)
        expect(line).not.toHaveProperty('ownRequestId')
        expect(body.requestId).toMatch(UUID)
      }
    })

    test('is never Chinese text on the wire, where x-request-id is trusted', async () => {
      const options: VodErrorHandlerOptions = { logger: false, trustRequestId: true }
      const server = await serve(makeBff({ route: () => Promise.reject(TIMED_OUT), options }))
      const answer = await exchangeBytes(
        server,
        'GET /media/mda-1 HTTP/1.1\r\nhost: bff\r\nx-request-id: 请求一\r\nconnection: close\r\n\r\n',
      )
      expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').requestId).toMatch(UUID)
    })

    test('costs one warning where the hook throws, and req.id stands in', async () => {
      const { line } = await ask({ before: setId('own-1'), options: { requestId: boom } })
      expect(line.ownRequestId).toBe('own-1')
      expect(printed()).toEqual([
        expect.stringContaining('[vod-errors] the hook requestId failed: Error: boom'),
      ])
    })
  })

  describe('the trace id', () => {
    test('is that of traceparent, and none without', async () => {
      expect((await ask({}, DENIED, { traceparent: TRACEPARENT })).line.traceId).toBe(TRACE_ID)
      expect((await ask({}, DENIED, { traceparent: 'junk' })).line).not.toHaveProperty('traceId')
      expect((await ask({})).line).not.toHaveProperty('traceId')
    })

    test('is that of the active span of the OpenTelemetry SDK, also after the route has waited', async () => {
      const provider = new NodeTracerProvider()
      provider.register()
      try {
        const traceIds: string[] = []
        const route = async () => {
          await sleep(5)
          traceIds.push(trace.getActiveSpan()?.spanContext().traceId ?? 'no span')
          throw DENIED
        }
        const { logger, sink } = logging()
        const listener = inSpan(makeBff({ route, options: { logger } }))
        const server = await serve(listener)
        for (let i = 0; i < 2; i++)
          await supertest(server).get('/media/mda-1').set({ traceparent: TRACEPARENT })
        const logged = sink.lines.map((line) => JSON.parse(line).traceId)
        expect(new Set(logged).size).toBe(2)
        expect(logged).toEqual(traceIds)
        expect(logged).not.toContain(TRACE_ID)
      } finally {
        trace.disable()
        context.disable()
        await provider.shutdown()
      }
    })
  })

  describe('the channels', () => {
    const fail = async (thrown: unknown, options: VodErrorHandlerOptions = {}) => {
      const server = await serve(
        makeBff({ route: () => Promise.reject(thrown), options: { logger: false, ...options } }),
      )
      return await supertest(server).get('/media/mda-1?token=t')
    }

    test('publish nothing while nobody listens', async () => {
      const published = Object.values(CHANNELS).map((name) => jest.spyOn(channel(name), 'publish'))
      await fail(DENIED)
      await fail({ ...DENIED, code: `Quiet${host}` })
      for (const publish of published) expect(publish).not.toHaveBeenCalled()
    })

    test('publish each failure once, frozen, whatever the logger, and nothing that is not VOD’s', async () => {
      const heard = hear(CHANNELS.error)
      await fail(DENIED)
      await fail(TIMED_OUT, { logger: pino(new Sink()) })
      await fail(new Error('not VOD’s'), { unhandled: 'respond' })
      expect(heard).toMatchObject([
        { code: 'AccessDenied', requestId: REQUEST_ID, path: '/media/mda-1' },
        { code: 'UpstreamTimeout', status: 504 },
      ])
      for (const record of heard) {
        for (const part of [record, ...Object.values(Object(record))])
          expect(Object.isFrozen(part)).toBe(true)
      }
    })

    test('publish a code that the catalog does not know on a channel of its own too, each time', async () => {
      const heard = hear(CHANNELS.error)
      const unknown = hear(CHANNELS.unknownCode)
      await fail(DENIED)
      for (let i = 0; i < 2; i++) await fail({ ...DENIED, code: `Brand.New${host}` })
      expect(heard).toHaveLength(3)
      expect(unknown).toEqual(heard.slice(1))
      expect(unknown).toMatchObject(Array(2).fill({ code: `New${host}`, upstreamCode: `Brand.New${host}` }))
    })
  })

  describe('onError', () => {
    test('is told once of a failure: the error, the record that is logged, and the request', async () => {
      const events: VodErrorEvent[] = []
      const parts = {
        state: { user: 'u' },
        options: { onError: (event: VodErrorEvent) => events.push(event) },
      }
      const { line } = await ask(parts, DENIED, { 'x-site': 'cn' })
      expect(events).toHaveLength(1)
      const [{ error, record, request } = events[0] as VodErrorEvent] = events
      expect(error).toBeInstanceOf(VodError)
      expect(error.cause).toBe(DENIED)
      expect(JSON.parse(JSON.stringify(record))).toEqual(omit(line, 'level', 'msg'))
      expect(Object.isFrozen(record)).toBe(true)
      expect(request).toMatchObject({ method: 'GET', path: '/media/mda-1', state: { user: 'u' } })
      expect(request.header('X-Site')).toBe('cn')
    })

    test.each<[string, () => unknown]>([
      ['throws', boom],
      ['rejects', () => Promise.reject(new Error('boom'))],
      [
        'rejects late',
        async () => {
          await sleep(5)
          boom()
        },
      ],
    ])('that %s costs no more than one warning, and ends nothing', async (_name, onError) => {
      const unhandled = jest.fn()
      process.on('unhandledRejection', unhandled)
      const server = await serve(
        makeBff({ route: () => Promise.reject(DENIED), options: { logger: false, onError } }),
      )
      for (let i = 0; i < 3; i++) await supertest(server).get('/media/mda-1').expect(403)
      await sleep(10)
      await nextTurn()
      process.off('unhandledRejection', unhandled)
      expect(printed()).toEqual([
        expect.stringContaining('[vod-errors] the hook onError failed: Error: boom'),
      ])
      expect(unhandled).not.toHaveBeenCalled()
    })

    test('is not waited for', async () => {
      const onError = () => new Promise(() => {})
      expect((await ask({ options: { onError } })).body.code).toBe('AccessDenied')
    })

    test('is not told of what is not VOD’s, handed on or answered', async () => {
      const onError = jest.fn()
      for (const unhandled of ['forward', 'respond'] as const) {
        const options = { logger: false, onError, unhandled } as const
        const server = await serve(
          makeBff({
            route: () => Promise.reject(Object.assign(new Error('own'), { expose: true, status: 500 })),
            options,
          }),
        )
        await supertest(server).get('/media/mda-1').expect(500)
      }
      expect(onError).not.toHaveBeenCalled()
    })

    test('is not told of a call that was given up on because the browser went away, nor is anyone', async () => {
      const onError = jest.fn()
      const heard = hear(CHANNELS.error)
      const { logger, sink } = logging()
      const gone = new AbortController()
      const before = (_req: IncomingMessage, res: ServerResponse) =>
        void res.once('close', () => gone.abort())
      const calls: Promise<unknown>[] = []
      const route = () => {
        const call = vodCall(() => new Promise(() => {}), { signal: gone.signal })
        calls.push(call)
        return call
      }
      const server = await serve(makeBff({ route, before, options: { logger, onError } }))
      const browser = get(urlOf(server, '/media/mda-1')).on('error', () => {})
      while (calls.length === 0) await sleep(2)
      browser.destroy()
      await expect(async () => await calls[0]).rejects.toMatchObject({ code: 'UpstreamAborted' })
      await sleep(20)
      expect([onError.mock.calls, heard, sink.lines]).toEqual([[], [], []])
    })
  })
})

test('on Koa, the BFF’s own id is ctx.state.requestId, before the id of koa-pino-logger', async () => {
  const { logger, sink } = logging()
  for (const requestId of ['state-1', undefined]) {
    const app = new Koa().use(koaPinoLogger({ genReqId: () => 'pino-1' }, new Sink()))
    app.use((ctx, next) => {
      ctx.state['requestId'] = requestId
      return next()
    })
    app.use(forKoa({ logger })).use(() => Promise.reject(DENIED))
    await supertest(await serve(app.callback()))
      .get('/')
      .expect(403)
  }
  const logged = sink.lines.map((line) => JSON.parse(line))
  expect(logged).toMatchObject([{ ownRequestId: 'state-1' }, { ownRequestId: 'pino-1' }])
})

function logging() {
  const sink = new Sink()
  return { sink, logger: pino({ base: null, timestamp: false }, sink) }
}

/** As an instrumentation of http does it. */
function inSpan(listener: RequestListener): RequestListener {
  return (req, res) =>
    trace.getTracer('test').startActiveSpan('request', (span) => {
      res.once('close', () => span.end())
      listener(req, res)
    })
}

function omit(fields: object, ...names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
