import { instrumentVodErrors } from '@vod-errors/opentelemetry'
import { collectVodMetrics } from '@vod-errors/prometheus'
import { register } from 'prom-client'

/** Call it once, before the server listens. Use one of the two, or both. Returns a function that stops them. */
export function startMetrics() {
  const stopCollecting = collectVodMetrics() // vod_errors_total, vod_call_duration_seconds
  const instrumentation = instrumentVodErrors() // a span for each call, vod.errors, vod.call.duration
  return () => {
    stopCollecting()
    instrumentation.disable()
  }
}

/** The body of the response to GET /metrics. */
export async function scrape() {
  return await register.metrics()
}
