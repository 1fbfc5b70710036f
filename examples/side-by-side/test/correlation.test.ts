import type { IncomingMessage, RequestListener } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { context, trace } from '@opentelemetry/api'
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import type { VodErrorHandlerOptions } from '@vod-errors/core'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import { exchangeBytes, REQUEST_ID, useServers } from '@vod-errors/testing'
import Koa from 'koa'
import koaPinoLogger from 'koa-pino-logger'
import { pinoHttp } from 'pino-http'
import supertest from 'supertest'
import { boom, createLogger, DENIED, failingRequest, setId, TIMED_OUT } from './failing-request.ts'
import { type BffParts, HOSTS } from './hosts.ts'
import { Sink } from './real-loggers.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'
const TRACEPARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`

const serve = useServers()
let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => jest.restoreAllMocks())

const printed = () => stderr.mock.calls.map(([line]) => String(line))

describe.each(Object.entries(HOSTS))('on %s', (_host, makeBff) => {
  const requestMedia = failingRequest(serve, makeBff)

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
        'the hook, from the request state',
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
        'req.id, if the hook returns none',
        { before: setId('own-1'), options: { requestId: () => undefined } },
        {},
        'own-1',
      ],
      [
        'x-request-id, if it is trusted',
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
    ])('is read from %s; the log has both ids, the body has VOD’s', async (_name, parts, headers, own) => {
      const { body, line } = await requestMedia(parts, DENIED, headers)
      expect(line).toMatchObject({ requestId: REQUEST_ID, ownRequestId: own })
      expect(body.requestId).toBe(REQUEST_ID)
      expect(JSON.stringify(body)).not.toContain(own)
    })

    test('is the default number of pino-http', async () => {
      const { line } = await requestMedia({ before: pinoHttp({}, new Sink()) })
      expect(line.ownRequestId).toBe('1')
    })

    test('is the requestId of the body if VOD sent none', async () => {
      const { body, line, headers } = await requestMedia({ before: setId('own-1') }, TIMED_OUT)
      expect(body.requestId).toBe('own-1')
      expect(line).toMatchObject({ requestId: 'own-1', ownRequestId: 'own-1' })
      expect(headers).not.toHaveProperty(['x-bce-request-id'])
    })

    test('is not needed: without either id, the body and the log have a new one', async () => {
      const { body, line } = await requestMedia({}, TIMED_OUT)
      expect(body.requestId).toMatch(UUID)
      expect(line.requestId).toBe(body.requestId)
      expect(line).not.toHaveProperty('ownRequestId')
    })

    test('is not the browser’s x-request-id, unless that is trusted', async () => {
      const { body, line } = await requestMedia({}, TIMED_OUT, { 'x-request-id': 'in-1' })
      expect(line).not.toHaveProperty('ownRequestId')
      expect(body.requestId).toMatch(UUID)
    })

    const INVALID: Readonly<Record<string, unknown>> = {
      'a line break': 'a\r\nset-cookie: b=c',
      '200 characters': 'x'.repeat(200),
      'Chinese text': '请求一',
      markup: '<script>',
      nothing: '',
      'a space': 'a b',
      'an object': { toString: () => 'own-1' },
    }

    test.each(Object.entries(INVALID))('is never %s, whatever its source', async (_name, invalid) => {
      const header = (req: IncomingMessage) => void Reflect.set(req.headers, 'x-request-id', invalid)
      for (const parts of [
        { before: setId(invalid) },
        { before: header, options: { trustRequestId: true } },
        { options: { requestId: () => invalid } },
        { state: { requestId: invalid } },
      ]) {
        const { body, line } = await requestMedia(parts, TIMED_OUT)
        expect(line).not.toHaveProperty('ownRequestId')
        expect(body.requestId).toMatch(UUID)
      }
    })

    test('is never raw Chinese text, even if x-request-id is trusted', async () => {
      const options: VodErrorHandlerOptions = { logger: false, trustRequestId: true }
      const server = await serve(makeBff({ route: () => Promise.reject(TIMED_OUT), options }))
      const bytes = Buffer.from('请求一').toString('latin1')
      const response = await exchangeBytes(
        server,
        `GET /media/mda-1 HTTP/1.1\r\nhost: bff\r\nx-request-id: ${bytes}\r\nconnection: close\r\n\r\n`,
      )
      expect(JSON.parse(response.split('\r\n\r\n')[1] ?? '').requestId).toMatch(UUID)
    })

    test('falls back to req.id if the hook throws, with one warning', async () => {
      const { line } = await requestMedia({ before: setId('own-1'), options: { requestId: boom } })
      expect(line.ownRequestId).toBe('own-1')
      expect(printed()).toEqual([
        expect.stringContaining('[vod-errors] the hook requestId failed: Error: boom'),
      ])
    })
  })

  describe('the trace id', () => {
    test('is taken from traceparent, and absent without it', async () => {
      expect((await requestMedia({}, DENIED, { traceparent: TRACEPARENT })).line.traceId).toBe(TRACE_ID)
      expect((await requestMedia({}, DENIED, { traceparent: 'junk' })).line).not.toHaveProperty('traceId')
      expect((await requestMedia({})).line).not.toHaveProperty('traceId')
    })

    test('is taken from the active OpenTelemetry span, even after the route has waited', async () => {
      const provider = new NodeTracerProvider()
      provider.register()
      try {
        const traceIds: string[] = []
        const route = async () => {
          await sleep(5)
          traceIds.push(trace.getActiveSpan()?.spanContext().traceId ?? 'no span')
          throw DENIED
        }
        const { logger, sink } = createLogger()
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
})

test('on Koa, the BFF’s own id is ctx.state.requestId, before the id of koa-pino-logger', async () => {
  const { logger, sink } = createLogger()
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

/** Starts an active span for each request, as an HTTP instrumentation does. */
function inSpan(listener: RequestListener): RequestListener {
  return (req, res) =>
    trace.getTracer('test').startActiveSpan('request', (span) => {
      res.once('close', () => span.end())
      listener(req, res)
    })
}
