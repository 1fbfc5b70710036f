import { type Counter, type Histogram, type MeterProvider, metrics } from '@opentelemetry/api'
import { CALL_BUCKETS } from '@vod-errors/core/host'
import { SCOPE } from './scope.ts'

/** The instruments of this package. */
export interface Instruments {
  readonly errors: Counter
  readonly durations: Histogram
}

/**
 * Returns a function that creates the instruments on first use. The global meter provider, unlike the tracer provider,
 * has no proxy: instruments created before an SDK is registered stay no-ops.
 */
export function lazyInstruments(meterProvider: MeterProvider | undefined): () => Instruments {
  let cached: { readonly provider: MeterProvider; readonly instruments: Instruments } | undefined
  return function instruments() {
    const provider = meterProvider ?? metrics.getMeterProvider()
    if (cached?.provider !== provider) cached = { provider, instruments: createInstruments(provider) }
    return cached.instruments
  }
}

function createInstruments(provider: MeterProvider): Instruments {
  const meter = provider.getMeter(SCOPE.name, SCOPE.version)
  return {
    errors: meter.createCounter('vod.errors', {
      description: 'VOD errors that a handler responded to.',
      unit: '{error}',
    }),
    durations: meter.createHistogram('vod.call.duration', {
      description: 'Duration of calls to VOD.',
      unit: 's',
      advice: { explicitBucketBoundaries: [...CALL_BUCKETS] },
    }),
  }
}
