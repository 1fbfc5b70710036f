import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import type { CallRecord } from '@vod-errors/core'
import { attributesOfCall } from './attributes.ts'

/**
 * Writes the span of a call that is over, as a child of what is active: `VOD.getMediaResource`, as the conventions name
 * the calls of a cloud's SDK. Whatever the call failed with, its status is an error; a good one's stays unset.
 */
export function writeCallSpan(tracer: Tracer, call: CallRecord): void {
  const { operation, startTime, duration, code } = call
  const span = tracer.startSpan(operation === undefined ? 'VOD' : `VOD.${operation}`, {
    kind: SpanKind.CLIENT,
    startTime,
    attributes: attributesOfCall(call),
  })
  if (code !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(startTime + duration)
}
