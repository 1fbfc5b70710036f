import { channel } from 'node:diagnostics_channel'
import { context, ProxyTracerProvider, SpanKind, trace } from '@opentelemetry/api'
import { RPCType, setRPCMetadata } from '@opentelemetry/core'
import { CATALOG, CHANNELS, vodCall } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import { type InstrumentOptions, instrumentVodErrors, type VodErrorsInstrumentation } from '../src/index.ts'
import { startTelemetry, type Telemetry } from './telemetry.ts'

const started: (VodErrorsInstrumentation | Telemetry)[] = []
afterEach(async () => {
  for (const each of started.splice(0)) await ('disable' in each ? each.disable() : each.shutdown())
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

const ADAPTER = { readRequest: (request: IncomingRequest) => request }

/** Responds to a VOD error as an adapter does. */
function respondToVodError(code: string, status = 404): void {
  const { respond } = createResponder(ADAPTER, { logger: false })
  const request = { method: 'GET', url: '/', headers: {}, state: {} }
  respond({ status_code: status, code, message: 'x', request_id: 'r' }, request)
}

describe('setup', () => {
  test.each<[string, unknown, string]>([
    ['null', null, 'Expected `options` to be an object, got null'],
    [
      'a misspelled option',
      { meterprovider: {} },
      'with only tracerProvider, meterProvider, got "meterprovider"',
    ],
    [
      'an object that is not a tracer provider',
      { tracerProvider: {} },
      '`tracerProvider` to be a provider with getTracer, got {}',
    ],
    [
      'a value that is not a meter provider',
      { meterProvider: 'x' },
      '`meterProvider` to be a provider with getMeter, got "x"',
    ],
  ])('rejects %s', (_what, options, message) => {
    const attempt = () => instrument(options as InstrumentOptions)
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(message)
  })

  test('rejects a meter provider that is already instrumented', () => {
    const { meterProvider, tracerProvider } = start()
    instrument({ meterProvider })
    expect(() => instrument({ meterProvider, tracerProvider })).toThrow(
      'Expected `meterProvider` to be a provider that is not instrumented yet, got [MeterProvider]',
    )
    expect(() => instrument()).toThrow('got [MeterProvider]')
  })

  test('rejects the global meter provider by any name, even if it was registered later', () => {
    instrument()
    expect(() => instrument()).toThrow(TypeError)
    const { meterProvider } = start()
    expect(() => instrument({ meterProvider })).toThrow('got [MeterProvider]')
  })

  test('can be instrumented again after disable, which can be called twice', () => {
    const first = instrument()
    first.disable()
    instrument()
    first.disable()
    expect(() => instrument()).toThrow(TypeError)
  })

  test('works without an SDK', async () => {
    instrument()
    respondToVodError('MediaNotFound')
    await expect(vodCall(async () => 'ok')).resolves.toBe('ok')
  })
})

test('uses an SDK that is registered later', async () => {
  instrument()
  respondToVodError('MediaNotFound')
  const telemetry = start()
  respondToVodError('MediaBanned')
  await vodCall(async () => 'ok')
  const points = await telemetry.points('vod.errors')
  expect(points.map(({ attributes }) => attributes['error.type'])).toEqual(['MediaBanned'])
  expect(telemetry.spans().map(({ name }) => name)).toEqual(['VOD'])
})

test('uses the given providers instead of the global ones', async () => {
  const own = startTelemetry()
  await own.shutdown()
  const global = start()
  const scopes: string[] = []
  instrument({
    meterProvider: {
      getMeter(name, version) {
        scopes.push(`meter of ${name} ${version}`)
        return own.meterProvider.getMeter(name)
      },
    },
    tracerProvider: {
      getTracer(name, version) {
        scopes.push(`tracer of ${name} ${version}`)
        return own.tracerProvider.getTracer(name)
      },
    },
  })
  respondToVodError('MediaNotFound')
  await vodCall(async () => 'ok')
  expect(new Set(scopes)).toEqual(
    new Set(['meter of @vod-errors/opentelemetry 0.1.0', 'tracer of @vod-errors/opentelemetry 0.1.0']),
  )
  expect([await global.metrics(), global.spans()]).toEqual([[], []])
})

test('records nothing after disable', async () => {
  const telemetry = start()
  instrument().disable()
  respondToVodError('MediaNotFound')
  await vodCall(async () => 'ok')
  expect([await telemetry.metrics(), telemetry.spans()]).toEqual([[], []])
})

test('adds the VOD error to the span of the request, even if a child span is active', () => {
  const telemetry = start()
  instrument()
  const tracer = telemetry.tracerProvider.getTracer('http')
  const request = tracer.startSpan('GET', { kind: SpanKind.SERVER })
  const middleware = tracer.startSpan('middleware')
  const active = setRPCMetadata(trace.setSpan(context.active(), middleware), {
    type: RPCType.HTTP,
    span: request,
  })
  context.with(active, respondToVodError, undefined, 'MediaNotFound')
  for (const span of [middleware, request]) span.end()
  expect(telemetry.spans().map(({ attributes }) => attributes['vod.code'])).toEqual([
    undefined,
    'MediaNotFound',
  ])
})

test('bounds the cardinality of ten thousand made-up codes and operations', async () => {
  const telemetry = start()
  instrument({ tracerProvider: new ProxyTracerProvider() })
  for (let i = 0; i < 10_000; i++) {
    const code = `MadeUp${i}`
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

test('bounds the names of spans, too', () => {
  const telemetry = start()
  instrument({ tracerProvider: telemetry.tracerProvider })
  const operations = [
    undefined,
    '',
    'x'.repeat(101),
    ...Array.from({ length: 1_000 }, (_item, i) => `op${i}`),
  ]
  for (const operation of operations)
    channel(CHANNELS.call).publish({ operation, startTime: 1, duration: 1, code: undefined })
  const names = telemetry.spans().map(({ name }) => name)
  expect(names.slice(0, 4)).toEqual(['VOD', 'VOD', 'VOD', 'VOD.op0'])
  expect(names).toHaveLength(operations.length)
  expect(new Set(names).size).toBe(101)
})

test('uses the name of every code in the catalog', async () => {
  const telemetry = start()
  instrument()
  for (const code of Object.keys(CATALOG)) respondToVodError(code)
  const points = await telemetry.points('vod.errors')
  expect(points.map(({ attributes }) => attributes['error.type'])).toEqual(Object.keys(CATALOG))
})

test('survives an SDK that throws, and warns once', async () => {
  const print = jest.spyOn(console, 'error').mockImplementation(() => {})
  const broken = () => {
    throw new Error('no exporter')
  }
  instrument({ meterProvider: { getMeter: broken } })
  respondToVodError('MediaNotFound')
  respondToVodError('MediaNotFound')
  await expect(vodCall(async () => 'ok')).resolves.toBe('ok')
  const lines = print.mock.calls.map(([line]) => String(line).split('    at ')[0]?.trim())
  print.mockRestore()
  expect(lines).toEqual([
    '[vod-errors] the hook on vod-errors:error failed: Error: no exporter',
    '[vod-errors] the hook on vod-errors:call failed: Error: no exporter',
  ])
})
