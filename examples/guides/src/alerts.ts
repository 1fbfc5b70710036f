import { instrumentVodErrors } from '@vod-errors/opentelemetry'
import { collectVodMetrics } from '@vod-errors/prometheus'
import { register } from 'prom-client'

/** Call it once, before the server listens. Take one of the two, or both. What it returns ends it again. */
export function startMetrics() {
  const stopCollecting = collectVodMetrics() // vod_errors_total, vod_call_duration_seconds
  const instrumentation = instrumentVodErrors() // a span for each call, vod.errors, vod.call.duration
  return () => {
    stopCollecting()
    instrumentation.disable()
  }
}

/** What GET /metrics answers. */
export async function scrape() {
  return await register.metrics()
}
