import type { Attributes } from '@opentelemetry/api'
import type { CallRecord, LogRecord } from '@vod-errors/core'
import { labelOfCode } from '@vod-errors/core/host'

/**
 * The names of the attributes. `error.type` and `http.response.status_code` are defined by the semantic conventions;
 * VOD's own attributes are in the namespace `vod`.
 */
export const ATTRIBUTES = {
  errorType: 'error.type',
  status: 'http.response.status_code',
  operation: 'vod.operation',
  code: 'vod.code',
  upstreamCode: 'vod.upstream_code',
  upstreamStatus: 'vod.upstream_status',
  fault: 'vod.fault',
  requestId: 'vod.request_id',
} as const

/** Attributes of the error counter: bounded, and never an id, a path or a message. */
export function errorCountAttributes({ code, status, fault }: LogRecord): Attributes {
  return {
    [ATTRIBUTES.errorType]: labelOfCode(code),
    [ATTRIBUTES.status]: status,
    [ATTRIBUTES.fault]: fault,
  }
}

/** Attributes of the call duration histogram. A successful call has no `error.type`. */
export function callDurationAttributes({ code }: CallRecord, operation: string): Attributes {
  return { [ATTRIBUTES.operation]: operation, ...errorTypeAttribute(code) }
}

/** Attributes of the span of a call. */
export function callSpanAttributes(call: CallRecord): Attributes {
  return {
    [ATTRIBUTES.operation]: call.operation,
    ...errorTypeAttribute(call.code),
    [ATTRIBUTES.code]: call.code,
    [ATTRIBUTES.upstreamStatus]: call.upstreamStatus,
    [ATTRIBUTES.fault]: call.fault,
    [ATTRIBUTES.requestId]: call.requestId,
  }
}

/** Attributes added to the span of the incoming request when the handler responds to a VOD error. */
export function serverSpanAttributes(record: LogRecord): Attributes {
  return {
    [ATTRIBUTES.operation]: record.operation,
    [ATTRIBUTES.code]: record.code,
    [ATTRIBUTES.upstreamCode]: record.upstreamCode,
    [ATTRIBUTES.upstreamStatus]: record.upstreamStatus,
    [ATTRIBUTES.fault]: record.fault,
    [ATTRIBUTES.requestId]: record.requestId,
  }
}

function errorTypeAttribute(code: string | undefined): Attributes {
  return code === undefined ? {} : { [ATTRIBUTES.errorType]: labelOfCode(code) }
}
