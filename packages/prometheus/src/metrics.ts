import { CALL_BUCKETS } from '@vod-errors/core/host'
import { Counter, Histogram, type OpenMetricsContentType, type Registry } from 'prom-client'

/** A prom-client registry of either format. */
export type AnyRegistry = Registry | Registry<OpenMetricsContentType>

/** The metrics of this package. */
export interface Metrics {
  readonly errors: Counter<'code' | 'status' | 'fault'>
  readonly durations: Histogram<'operation' | 'code' | 'fault'>
}

/** The names of the metrics in Prometheus. */
export const NAMES = { errors: 'vod_errors_total', durations: 'vod_call_duration_seconds' } as const

/** Creates the metrics and registers them. */
export function registerMetrics(register: AnyRegistry): Metrics {
  return {
    errors: new Counter({
      name: NAMES.errors,
      help: 'VOD errors that a handler responded to.',
      labelNames: ['code', 'status', 'fault'],
      registers: [register],
    }),
    durations: new Histogram({
      name: NAMES.durations,
      help: 'Duration of calls to VOD.',
      labelNames: ['operation', 'code', 'fault'],
      buckets: [...CALL_BUCKETS],
      registers: [register],
    }),
  }
}

/** Removes the metrics from a registry, unless others have taken their names. */
export function removeMetrics(register: AnyRegistry, metrics: Metrics): void {
  for (const metric of ['errors', 'durations'] as const) {
    const name = NAMES[metric]
    if (register.getSingleMetric(name) === metrics[metric]) register.removeSingleMetric(name)
  }
}
