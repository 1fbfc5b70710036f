import { type Counter, type Histogram, type MeterProvider, metrics } from '@opentelemetry/api'
import { CALL_BUCKETS } from '@vod-errors/core/host'
import { SCOPE } from './scope.ts'

/** What is measured. */
export interface Instruments {
  readonly failures: Counter
  readonly durations: Histogram
}

/**
 * Finds the instruments when they are needed: unlike that of spans, the global provider of metrics does not serve those
 * who asked for an instrument before an SDK was registered.
 */
export function findInstruments(meterProvider: MeterProvider | undefined): () => Instruments {
  let known: { readonly provider: MeterProvider; readonly instruments: Instruments } | undefined
  return function instruments() {
    const provider = meterProvider ?? metrics.getMeterProvider()
    if (known?.provider !== provider) known = { provider, instruments: createInstruments(provider) }
    return known.instruments
  }
}

function createInstruments(provider: MeterProvider): Instruments {
  const meter = provider.getMeter(SCOPE.name, SCOPE.version)
  return {
    failures: meter.createCounter('vod.errors', {
      description: 'Failures of VOD that were answered.',
      unit: '{error}',
    }),
    durations: meter.createHistogram('vod.call.duration', {
      description: 'How long calls to VOD took.',
      unit: 's',
      advice: { explicitBucketBoundaries: [...CALL_BUCKETS] },
    }),
  }
}
