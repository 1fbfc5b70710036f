import { CALL_BUCKETS } from '@vod-errors/core/host'
import { Counter, Histogram, type OpenMetricsContentType, type Registry } from 'prom-client'

/** A registry of prom-client, of either format. */
export type AnyRegistry = Registry | Registry<OpenMetricsContentType>

/** What is measured. */
export interface Metrics {
  readonly errors: Counter<'code' | 'status' | 'fault'>
  readonly durations: Histogram<'operation' | 'code'>
}

/** The names of the metrics. */
export const NAMES = { errors: 'vod_errors_total', durations: 'vod_call_duration_seconds' } as const

/** Makes the metrics, and enters them in a registry. */
export function registerMetrics(register: AnyRegistry): Metrics {
  return {
    errors: new Counter({
      name: NAMES.errors,
      help: 'Failures of VOD that were answered.',
      labelNames: ['code', 'status', 'fault'],
      registers: [register],
    }),
    durations: new Histogram({
      name: NAMES.durations,
      help: 'How long calls to VOD took.',
      labelNames: ['operation', 'code'],
      buckets: [...CALL_BUCKETS],
      registers: [register],
    }),
  }
}

/** Takes the metrics out of a registry, unless others have their names by now. */
export function removeMetrics(register: AnyRegistry, metrics: Metrics): void {
  for (const metric of ['errors', 'durations'] as const) {
    const name = NAMES[metric]
    if (register.getSingleMetric(name) === metrics[metric]) register.removeSingleMetric(name)
  }
}
