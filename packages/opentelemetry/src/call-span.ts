import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import type { CallRecord } from '@vod-errors/core'
import { callSpanAttributes } from './attributes.ts'

/**
 * Writes the span of a finished call as a child of the active span. It is named like `VOD.getMediaResource`, as the
 * conventions name calls of a cloud SDK. The status is `Error` if the call failed, and unset otherwise.
 */
export function writeCallSpan(tracer: Tracer, call: CallRecord): void {
  const { operation, startTime, duration, code } = call
  const span = tracer.startSpan(operation === undefined ? 'VOD' : `VOD.${operation}`, {
    kind: SpanKind.CLIENT,
    startTime,
    attributes: callSpanAttributes(call),
  })
  if (code !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(startTime + duration)
}
