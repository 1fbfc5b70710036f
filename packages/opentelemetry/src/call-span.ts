import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import type { CallRecord } from '@vod-errors/core'
import { OTHER_LABEL } from '@vod-errors/core/host'
import { callSpanAttributes } from './attributes.ts'

/**
 * Writes the span of a finished call as a child of the active span. It is named after the metric label of the operation, like
 * `VOD.getMediaResource`, as the conventions name calls of a cloud SDK; without a label, `VOD`. The status is `Error` if the
 * call failed, and unset otherwise.
 */
export function writeCallSpan(tracer: Tracer, call: CallRecord, label: string): void {
  const { startTime, duration, code } = call
  const span = tracer.startSpan(label === OTHER_LABEL ? 'VOD' : `VOD.${label}`, {
    kind: SpanKind.CLIENT,
    startTime,
    attributes: callSpanAttributes(call),
  })
  if (code !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(startTime + duration)
}
