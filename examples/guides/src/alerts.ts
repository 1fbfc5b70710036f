import { instrumentVodErrors } from '@vod-errors/opentelemetry'
import { collectVodMetrics } from '@vod-errors/prometheus'
import { register } from 'prom-client'

/** Call it once, before the server listens. Take one of the two, or both. */
export function startMetrics() {
  collectVodMetrics() // vod_errors_total, vod_call_duration_seconds
  instrumentVodErrors() // a span for each call, vod.errors, vod.call.duration
}

/** What GET /metrics answers. */
export async function scrape() {
  return await register.metrics()
}
