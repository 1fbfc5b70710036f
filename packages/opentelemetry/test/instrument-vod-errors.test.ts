import { channel } from 'node:diagnostics_channel'
import { context, ProxyTracerProvider, SpanKind, trace } from '@opentelemetry/api'
import { RPCType, setRPCMetadata } from '@opentelemetry/core'
import { CATALOG, CHANNELS, vodCall } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import { type InstrumentOptions, instrumentVodErrors, type VodErrorsInstrumentation } from '../src/index.ts'
import { startTelemetry, type Telemetry } from './telemetry.ts'

const started: (VodErrorsInstrumentation | Telemetry)[] = []
afterEach(async () => {
  for (const one of started.splice(0)) await ('disable' in one ? one.disable() : one.shutdown())
})

function instrument(options?: InstrumentOptions): VodErrorsInstrumentation {
  const instrumentation = instrumentVodErrors(options)
  started.push(instrumentation)
  return instrumentation
}

function start(): Telemetry {
  const telemetry = startTelemetry()
  started.push(telemetry)
  return telemetry
}

const ADAPTER = { readRequest: (request: IncomingRequest) => request, canForward: () => true }

/** Answers a failure of VOD as an adapter does. */
function answerFailure(code: string, status = 404): void {
  const { respond } = createResponder(ADAPTER, { logger: false })
  const request = { method: 'GET', url: '/', headers: {}, state: {} }
  respond({ status_code: status, code, message: 'x', request_id: 'r' }, request)
}

describe('set-up', () => {
  test.each<[string, unknown, string]>([
    ['null', null, 'Expected `options` to be an object, got null'],
    [
      'a misspelt option',
      { meterprovider: {} },
      'with only tracerProvider, meterProvider, got "meterprovider"',
    ],
    [
      'a tracer provider that is none',
      { tracerProvider: {} },
      '`tracerProvider` to be a provider with getTracer, got {}',
    ],
    [
      'a meter provider that is none',
      { meterProvider: 'x' },
      '`meterProvider` to be a provider with getMeter, got "x"',
    ],
  ])('refuses %s', (_what, options, message) => {
    const attempt = () => instrument(options as InstrumentOptions)
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(message)
  })

  test('refuses to count into the same provider twice', () => {
    const { meterProvider, tracerProvider } = start()
    instrument({ meterProvider })
    expect(() => instrument({ meterProvider, tracerProvider })).toThrow(
      'Expected `meterProvider` to be one that no instrumentation is using, got [MeterProvider]',
    )
    instrument()
    expect(() => instrument()).toThrow(TypeError)
  })

  test('may be made again after disable, which may be called twice', () => {
    const first = instrument()
    first.disable()
    instrument()
    first.disable()
    expect(() => instrument()).toThrow(TypeError)
  })

  test('does not mind that there is no SDK', async () => {
    instrument()
    answerFailure('MediaNotFound')
    await expect(vodCall(async () => 'fine')).resolves.toBe('fine')
  })
})

test('finds an SDK that is registered later', async () => {
  instrument()
  answerFailure('MediaNotFound')
  const telemetry = start()
  answerFailure('MediaBanned')
  await vodCall(async () => 'fine')
  const points = await telemetry.points('vod.errors')
  expect(points.map(({ attributes }) => attributes['error.type'])).toEqual(['MediaBanned'])
  expect(telemetry.spans().map(({ name }) => name)).toEqual(['VOD'])
})

test('uses the providers that it is given, and not the global ones', async () => {
  const own = startTelemetry()
  await own.shutdown()
  const global = start()
  const asked: string[] = []
  instrument({
    meterProvider: {
      getMeter(name, version) {
        asked.push(`meter of ${name} ${version}`)
        return own.meterProvider.getMeter(name)
      },
    },
    tracerProvider: {
      getTracer(name, version) {
        asked.push(`tracer of ${name} ${version}`)
        return own.tracerProvider.getTracer(name)
      },
    },
  })
  answerFailure('MediaNotFound')
  await vodCall(async () => 'fine')
  expect(new Set(asked)).toEqual(
    new Set(['meter of @vod-errors/opentelemetry 0.1.0', 'tracer of @vod-errors/opentelemetry 0.1.0']),
  )
  expect([await global.metrics(), global.spans()]).toEqual([[], []])
})

test('hears nothing after disable', async () => {
  const telemetry = start()
  instrument().disable()
  answerFailure('MediaNotFound')
  await vodCall(async () => 'fine')
  expect([await telemetry.metrics(), telemetry.spans()]).toEqual([[], []])
})

test('writes a failure onto the span of the request, also where another span is active inside it', () => {
  const telemetry = start()
  instrument()
  const tracer = telemetry.tracerProvider.getTracer('http')
  const request = tracer.startSpan('GET', { kind: SpanKind.SERVER })
  const middleware = tracer.startSpan('middleware')
  const active = setRPCMetadata(trace.setSpan(context.active(), middleware), {
    type: RPCType.HTTP,
    span: request,
  })
  context.with(active, answerFailure, undefined, 'MediaNotFound')
  for (const span of [middleware, request]) span.end()
  expect(telemetry.spans().map(({ attributes }) => attributes['vod.code'])).toEqual([
    undefined,
    'MediaNotFound',
  ])
})

test('keeps the labels bounded under ten thousand invented codes and operations', async () => {
  const telemetry = start()
  instrument({ tracerProvider: new ProxyTracerProvider() })
  for (let i = 0; i < 10_000; i++) {
    const code = `Invented${i}`
    channel(CHANNELS.error).publish({ code, status: 400 + (i % 200), fault: 'caller' })
    channel(CHANNELS.call).publish({ operation: `op${i}`, startTime: 1, duration: 1, code })
  }
  const codes = (await telemetry.points('vod.errors')).map(({ attributes }) => attributes['error.type'])
  const calls = await telemetry.points('vod.call.duration')
  expect(new Set(codes)).toEqual(new Set(['_OTHER']))
  expect(codes.length).toBeLessThanOrEqual(200)
  expect(calls).toHaveLength(101)
  expect(new Set(calls.map(({ attributes }) => attributes['error.type']))).toEqual(new Set(['_OTHER']))
})

test('knows every code of the catalog by its name', async () => {
  const telemetry = start()
  instrument()
  for (const code of Object.keys(CATALOG)) answerFailure(code)
  const points = await telemetry.points('vod.errors')
  expect(points.map(({ attributes }) => attributes['error.type'])).toEqual(Object.keys(CATALOG))
})

test('survives an SDK that throws, and says so once', async () => {
  const print = jest.spyOn(console, 'error').mockImplementation(() => {})
  const broken = () => {
    throw new Error('no exporter')
  }
  instrument({ meterProvider: { getMeter: broken } })
  answerFailure('MediaNotFound')
  answerFailure('MediaNotFound')
  await expect(vodCall(async () => 'fine')).resolves.toBe('fine')
  const lines = print.mock.calls.map(([line]) => String(line).split('    at ')[0]?.trim())
  print.mockRestore()
  expect(lines).toEqual([
    '[vod-errors] the hook on vod-errors:error failed: Error: no exporter',
    '[vod-errors] the hook on vod-errors:call failed: Error: no exporter',
  ])
})
