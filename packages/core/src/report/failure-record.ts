import type { Answer } from '../answer/answer.ts'
import type { FailedRequest, RequestView } from '../answer/request.ts'
import type { Fault } from '../catalog/catalog.ts'
import type { Params } from '../catalog/template.ts'
import type { Diagnosis } from '../error/diagnosis.ts'
import { redactPath } from '../error/redact-path.ts'
import { safeText } from '../error/safe-text.ts'
import { VodError } from '../error/vod-error.ts'
import { isError, readString } from '../probe.ts'
import { relatedValues } from '../recognise/related.ts'
import { describeThrown } from '../stderr.ts'
import { readTraceId } from './trace-id.ts'

/**
 * What is logged and published of one failure: closed, frozen, redacted. Never headers, credentials, query strings, bodies
 * or signed URLs.
 */
export interface FailureRecord {
  /** What the browser was told to quote: VOD's id; where VOD gave none, the BFF's own or a new one. */
  readonly requestId: string
  /** The bare code. */
  readonly code: string
  /** The code on the wire. */
  readonly upstreamCode: string | undefined
  /** What the browser was answered. */
  readonly status: number
  /** What VOD answered. */
  readonly upstreamStatus: number | undefined
  readonly fault: Fault
  readonly retryable: boolean
  /** The name of the call, where the call site gave one. */
  readonly operation: string | undefined
  readonly method: string
  /** The pattern of the route, `/media/:mediaId`, where the framework knows it. */
  readonly route: string | undefined
  /** The path that was asked for, without its query and without segments that the route names as secret. */
  readonly path: string
  /** The BFF's own id of the request. */
  readonly ownRequestId: string | undefined
  /** The trace that the request belongs to, 32 hexadecimal digits. */
  readonly traceId: string | undefined
  /** How long the call to VOD took, in milliseconds, where it was made through the call-side helpers. */
  readonly duration: number | undefined
  /** What the vendor's message carries. */
  readonly params: Params
  /** The vendor's text for developers; for what is not VOD's, the stack of the error. */
  readonly vendorMessage: string
  /** The errors that the failure came from, outermost first, at most five: `Error: reading media`. */
  readonly causes: readonly string[]
}

/** One failure, on its way to whoever wants to know. */
export interface Failure {
  readonly answer: Answer
  /** What the browser is answered in the end. */
  readonly status: number
  /** What the route threw. */
  readonly thrown: unknown
  /** `undefined` for what is not VOD's. */
  readonly diagnosis: Diagnosis | undefined
  readonly request: FailedRequest
}

/** Who must act. What is not VOD's is judged by its status. */
export function faultOf({ diagnosis, status }: Failure): Fault {
  if (diagnosis) return diagnosis.classification.fault
  return status < 500 ? 'caller' : 'operator'
}

/** What `onError` is told. */
export interface FailureEvent {
  readonly error: VodError
  readonly record: FailureRecord
  readonly request: RequestView
}

const MOST_CAUSES = 5

/** Writes the record of a failure. */
export function recordFailure(failure: Failure): FailureRecord {
  const { answer, status, thrown, diagnosis, request } = failure
  const { requestId, ownRequestId } = answer
  const { method, path, header } = answer.request
  const what = diagnosis ? VodError.recordOf(diagnosis.error()) : maskedRecord(failure)
  return Object.freeze({
    requestId,
    code: what.code,
    upstreamCode: what.upstreamCode,
    status,
    upstreamStatus: what.upstreamStatus,
    fault: what.fault,
    retryable: what.retryable,
    operation: what.operation,
    method: safeText(method),
    route: request.route === undefined ? undefined : safeText(request.route),
    path: redactPath(path, request.route),
    ownRequestId,
    traceId: readTraceId(header('traceparent')),
    duration: what.duration,
    params: what.params,
    vendorMessage: what.message,
    causes: Object.freeze(diagnosis ? causesOf(thrown) : []),
  })
}

function maskedRecord(failure: Failure) {
  return {
    code: failure.answer.code,
    upstreamCode: undefined,
    upstreamStatus: undefined,
    fault: faultOf(failure),
    retryable: false,
    operation: undefined,
    duration: undefined,
    params: Object.freeze({}),
    message: describeThrown(failure.thrown),
  }
}

function causesOf(thrown: unknown): string[] {
  return relatedValues(thrown)
    .filter((value) => isError(value) && !VodError.isGenuine(value))
    .slice(0, MOST_CAUSES)
    .map((error) =>
      safeText(`${readString(error, 'name') ?? 'Error'}: ${readString(error, 'message') ?? ''}`),
    )
}
