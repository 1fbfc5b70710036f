import { type MeterProvider, metrics, type TracerProvider, trace } from '@opentelemetry/api'
import { createNameLabels, expected, expectKnownKeys, read, subscribeTo } from '@vod-errors/core/host'
import { attributesOfCount, attributesOfDuration } from './attributes.ts'
import { writeCallSpan } from './call-span.ts'
import { findInstruments } from './instruments.ts'
import { SCOPE } from './scope.ts'
import { annotateServerSpan } from './server-span.ts'

/** Where spans and metrics go. */
export interface InstrumentOptions {
  /** Left out, the global one, also if it is registered later. */
  readonly tracerProvider?: TracerProvider | undefined
  /** Left out, the global one, also if it is registered later. */
  readonly meterProvider?: MeterProvider | undefined
}

/** An instrumentation that is at work. */
export interface VodErrorsInstrumentation {
  /** Ends it. Calling it again does nothing. */
  readonly disable: () => void
}

const OPTIONS: readonly (keyof InstrumentOptions)[] = ['tracerProvider', 'meterProvider']

/** The providers of metrics that are being counted into: one failure is counted once. */
const inUse = new WeakSet<object>()

/**
 * Turns what `@vod-errors/core` publishes into OpenTelemetry's signals. Call it once, when the process starts:
 *
 * - each failure that a handler answers adds one to `vod.errors`, and is written onto the span of the request;
 * - each call made through `vodCall` or `wrapVodClient` becomes a client span, and a value of `vod.call.duration`.
 *
 * @throws {TypeError} that names the option, if one is wrong, or if metrics are instrumented already.
 * @example
 * const instrumentation = instrumentVodErrors()
 */
export function instrumentVodErrors(options: InstrumentOptions = {}): VodErrorsInstrumentation {
  checkOptions(options)
  const { tracerProvider = trace, meterProvider } = options
  const counted = meterProvider ?? metrics
  if (inUse.has(counted)) throw expected('meterProvider', 'one that no instrumentation is using', counted)
  inUse.add(counted)
  const stops = [
    listenToFailures(meterProvider),
    listenToCalls(tracerProvider, meterProvider),
    () => inUse.delete(counted),
  ]
  return {
    disable() {
      for (const stop of stops.splice(0)) stop()
    },
  }
}

function checkOptions(options: InstrumentOptions): void {
  if (typeof options !== 'object' || options === null) throw expected('options', 'an object', options)
  expectKnownKeys('options', options, OPTIONS)
  expectMethod('tracerProvider', 'getTracer', options.tracerProvider)
  expectMethod('meterProvider', 'getMeter', options.meterProvider)
}

function expectMethod(option: string, method: string, provider: unknown): void {
  if (provider === undefined || typeof read(provider, method) === 'function') return
  throw expected(option, `a provider with ${method}`, provider)
}

function listenToFailures(meterProvider: MeterProvider | undefined): () => void {
  const instruments = findInstruments(meterProvider)
  return subscribeTo('error', (failure) => {
    instruments().failures.add(1, attributesOfCount(failure))
    annotateServerSpan(failure)
  })
}

function listenToCalls(tracerProvider: TracerProvider, meterProvider: MeterProvider | undefined): () => void {
  const instruments = findInstruments(meterProvider)
  const labelOf = createNameLabels()
  const tracer = tracerProvider.getTracer(SCOPE.name, SCOPE.version)
  return subscribeTo('call', (call) => {
    instruments().durations.record(call.duration / 1000, attributesOfDuration(call, labelOf(call.operation)))
    writeCallSpan(tracer, call)
  })
}
