import { context, createContextKey, type Span, trace } from '@opentelemetry/api'
import type { LogRecord } from '@vod-errors/core'
import { read } from '@vod-errors/core/host'
import { attributesOfFailure } from './attributes.ts'

/** Where OpenTelemetry's HTTP instrumentation keeps the span of the request, however many spans are open inside it. */
const RPC_METADATA = createContextKey('OpenTelemetry SDK Context Key RPC_METADATA')

/** Writes the failure onto the span of the browser's request; where nobody says which that is, onto the active span. */
export function annotateServerSpan(failure: LogRecord): void {
  const span = requestSpan() ?? trace.getActiveSpan()
  if (span?.isRecording()) span.setAttributes(attributesOfFailure(failure))
}

function requestSpan(): Span | undefined {
  const span = read(context.active().getValue(RPC_METADATA), 'span')
  return isSpan(span) ? span : undefined
}

function isSpan(span: unknown): span is Span {
  return typeof read(span, 'isRecording') === 'function' && typeof read(span, 'setAttributes') === 'function'
}
