import { context, createContextKey, type Span, trace } from '@opentelemetry/api'
import type { LogRecord } from '@vod-errors/core'
import { read } from '@vod-errors/core/host'
import { serverSpanAttributes } from './attributes.ts'

/** The context key under which OpenTelemetry's HTTP instrumentation stores the span of the request. */
const RPC_METADATA = createContextKey('OpenTelemetry SDK Context Key RPC_METADATA')

/** Adds the VOD error to the span of the incoming request, or to the active span if no instrumentation names that one. */
export function annotateServerSpan(record: LogRecord): void {
  const span = requestSpan() ?? trace.getActiveSpan()
  if (span?.isRecording()) span.setAttributes(serverSpanAttributes(record))
}

function requestSpan(): Span | undefined {
  const span = read(context.active().getValue(RPC_METADATA), 'span')
  return isSpan(span) ? span : undefined
}

function isSpan(span: unknown): span is Span {
  return typeof read(span, 'isRecording') === 'function' && typeof read(span, 'setAttributes') === 'function'
}
