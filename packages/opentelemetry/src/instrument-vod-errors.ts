import { type MeterProvider, metrics, type TracerProvider, trace } from '@opentelemetry/api'
import { createNameLabels, expected, expectKnownKeys, read, subscribeTo } from '@vod-errors/core/host'
import { callDurationAttributes, errorCountAttributes } from './attributes.ts'
import { writeCallSpan } from './call-span.ts'
import { type Instruments, lazyInstruments } from './instruments.ts'
import { SCOPE } from './scope.ts'
import { annotateServerSpan } from './server-span.ts'

/** The OpenTelemetry providers to use. */
export interface InstrumentOptions {
  /** Default: the global provider, even if it is registered later. */
  readonly tracerProvider?: TracerProvider | undefined
  /** Default: the global provider, even if it is registered later. */
  readonly meterProvider?: MeterProvider | undefined
}

/** A running instrumentation. */
export interface VodErrorsInstrumentation {
  /** Stops it. Further calls do nothing. */
  readonly disable: () => void
}

const OPTIONS: readonly (keyof InstrumentOptions)[] = ['tracerProvider', 'meterProvider']

/**
 * The meter providers that are instrumented, `undefined` for the global one: a second instrumentation would count every error
 * twice.
 */
const instrumented = new Set<MeterProvider | undefined>()

/**
 * Turns the events that `@vod-errors/core` publishes into OpenTelemetry spans and metrics. Call it once, when the process
 * starts:
 *
 * - each VOD error that a handler responds to adds one to `vod.errors` and attributes to the span of the request;
 * - each call made through `vodCall` or `wrapVodClient` becomes a client span and a value of `vod.call.duration`.
 *
 * @throws {TypeError} if an option is invalid, or if the meter provider is already instrumented.
 * @example
 * const instrumentation = instrumentVodErrors()
 */
export function instrumentVodErrors(options: InstrumentOptions = {}): VodErrorsInstrumentation {
  checkOptions(options)
  const { tracerProvider = trace, meterProvider } = options
  if (Array.from(instrumented, resolve).includes(resolve(meterProvider)))
    throw expected('meterProvider', 'a provider that is not instrumented yet', resolve(meterProvider))
  const instruments = lazyInstruments(meterProvider)
  const stops = [
    recordErrors(instruments),
    recordCalls(tracerProvider, instruments),
    () => instrumented.delete(meterProvider),
  ]
  instrumented.add(meterProvider)
  return {
    disable() {
      for (const stop of stops.splice(0)) stop()
    },
  }
}

/** The global provider may be registered after it was instrumented. */
function resolve(meterProvider: MeterProvider | undefined): MeterProvider {
  return meterProvider ?? metrics.getMeterProvider()
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

function recordErrors(instruments: () => Instruments): () => void {
  return subscribeTo('error', (record) => {
    instruments().errors.add(1, errorCountAttributes(record))
    annotateServerSpan(record)
  })
}

function recordCalls(tracerProvider: TracerProvider, instruments: () => Instruments): () => void {
  const labelOf = createNameLabels()
  const tracer = tracerProvider.getTracer(SCOPE.name, SCOPE.version)
  return subscribeTo('call', (call) => {
    const label = labelOf(call.operation)
    instruments().durations.record(call.duration / 1000, callDurationAttributes(call, label))
    writeCallSpan(tracer, call, label)
  })
}
