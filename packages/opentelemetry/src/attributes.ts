import type { Attributes } from '@opentelemetry/api'
import type { CallRecord, LogRecord } from '@vod-errors/core'
import { labelOfCode } from '@vod-errors/core/host'

/**
 * The names of the attributes. `error.type` and `http.response.status_code` mean what the semantic conventions say; what
 * only VOD has is under `vod`.
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

/** What a failure is counted by: bounded, never an id, a path or a message. */
export function attributesOfCount({ code, status, fault }: LogRecord): Attributes {
  return {
    [ATTRIBUTES.errorType]: labelOfCode(code),
    [ATTRIBUTES.status]: status,
    [ATTRIBUTES.fault]: fault,
  }
}

/** What the duration of a call is counted by. A call that succeeded has no `error.type`. */
export function attributesOfDuration({ code }: CallRecord, operation: string): Attributes {
  return { [ATTRIBUTES.operation]: operation, ...errorTypeOf(code) }
}

/** What the span of a call carries. */
export function attributesOfCall(call: CallRecord): Attributes {
  return {
    [ATTRIBUTES.operation]: call.operation,
    ...errorTypeOf(call.code),
    [ATTRIBUTES.code]: call.code,
    [ATTRIBUTES.upstreamStatus]: call.upstreamStatus,
    [ATTRIBUTES.fault]: call.fault,
    [ATTRIBUTES.requestId]: call.requestId,
  }
}

/** What the span of the browser's request is given when a failure of VOD was the answer. */
export function attributesOfFailure(failure: LogRecord): Attributes {
  return {
    [ATTRIBUTES.operation]: failure.operation,
    [ATTRIBUTES.code]: failure.code,
    [ATTRIBUTES.upstreamCode]: failure.upstreamCode,
    [ATTRIBUTES.upstreamStatus]: failure.upstreamStatus,
    [ATTRIBUTES.fault]: failure.fault,
    [ATTRIBUTES.requestId]: failure.requestId,
  }
}

function errorTypeOf(code: string | undefined): Attributes {
  return code === undefined ? {} : { [ATTRIBUTES.errorType]: labelOfCode(code) }
}
