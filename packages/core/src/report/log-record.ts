import type { Fault } from '../catalog/catalog.ts'
import { isKnownCode } from '../catalog/look-up.ts'
import { NO_PARAMS, type Params } from '../catalog/wire-template.ts'
import { causeChain } from '../normalize/cause-chain.ts'
import { isError, read, readString } from '../read-unknown.ts'
import type { ErrorContext } from '../response/error-context.ts'
import { describeThrown } from '../stderr.ts'
import { redact, redactRepeated } from '../vod-error/redact/redact.ts'
import { redactPath } from '../vod-error/redact/redact-path.ts'
import { VodError, type VodErrorJson } from '../vod-error/vod-error.ts'
import { readTraceId } from './trace-id.ts'

/**
 * The log record of one error: redacted, frozen, always with these fields. Never contains headers, credentials, query strings,
 * bodies or signed URLs.
 */
export interface LogRecord {
  /** The id that the person can quote: VOD's, else the BFF's own, else a new one. */
  readonly requestId: string
  /** The bare code. */
  readonly code: string
  /** The code on the wire. */
  readonly upstreamCode: string | undefined
  /** The status that the BFF sent; if the response had begun, the one that it would have sent. */
  readonly status: number
  /** The status that VOD sent. */
  readonly upstreamStatus: number | undefined
  readonly fault: Fault
  readonly retryable: boolean
  /** The name of the call; `undefined` if the call site gave none. */
  readonly operation: string | undefined
  /** The method of the browser's request. */
  readonly method: string
  /** The pattern of the route, `/media/:mediaId`, if the framework knows it. */
  readonly route: string | undefined
  /** The requested path without its query, and with secret segments redacted. */
  readonly path: string
  /** The BFF's own id of the request. */
  readonly ownRequestId: string | undefined
  /** The id of the request's trace: 32 hexadecimal digits. */
  readonly traceId: string | undefined
  /** How long the call to VOD took, in milliseconds; `undefined` unless a client helper made it. */
  readonly duration: number | undefined
  /** The parameters of the vendor's message. */
  readonly params: Params
  /** The vendor's text for developers; for other errors, the stack. */
  readonly vendorMessage: string
  /** The errors in the cause chain, nearest first, at most five: `Error: reading media`. */
  readonly causes: readonly string[]
  /** The option `docsUrl` followed by the code; `undefined` without the option, or if the code has no row. */
  readonly docUrl: string | undefined
}

const MAX_CAUSES = 5

/** What the record of a VOD error tells besides the error and its context. */
interface Sent {
  /** As in the record. */
  readonly status: number
  readonly docsUrl: string | undefined
}

/** Makes the log record of a VOD error. */
export function recordVodError(error: VodError, context: ErrorContext, { status, docsUrl }: Sent): LogRecord {
  const json = VodError.jsonOf(error)
  const docUrl = docsUrl === undefined || !isKnownCode(json.code) ? undefined : docsUrl + json.code
  return recordOf(context, json, { status, docUrl, causes: describeCauses(error) })
}

/** Makes the log record of another error that got a response. */
export function recordOtherError(thrown: unknown, context: ErrorContext, status: number): LogRecord {
  const { code, fault } = context
  const json = { code, fault, message: describeThrown(thrown) }
  return recordOf(context, json, { status, docUrl: undefined, causes: [] })
}

/** Spreads nothing: that would take longer than all the rest. */
function recordOf(
  { requestId, ownRequestId, request }: ErrorContext,
  json: Pick<VodErrorJson, 'code' | 'fault' | 'message'> & Partial<VodErrorJson>,
  { status, docUrl, causes }: Pick<LogRecord, 'status' | 'docUrl' | 'causes'>,
): LogRecord {
  const { method, route, path, header } = request
  return Object.freeze({
    requestId,
    code: json.code,
    upstreamCode: json.upstreamCode,
    status,
    upstreamStatus: json.upstreamStatus,
    fault: json.fault,
    retryable: json.retryable ?? false,
    operation: json.operation,
    method: redactRepeated(method),
    route: route === undefined ? undefined : redactRepeated(route),
    path: redactPath(path, route),
    ownRequestId,
    traceId: readTraceId(header('traceparent')),
    duration: json.duration,
    params: json.params ?? NO_PARAMS,
    vendorMessage: json.message,
    causes: Object.freeze(causes),
    docUrl,
  })
}

function describeCauses(error: VodError): string[] {
  return causeChain(read(error, 'cause'))
    .filter((value) => isError(value) && !VodError.isGenuine(value))
    .slice(0, MAX_CAUSES)
    .map((cause) => redact(`${readString(cause, 'name') ?? 'Error'}: ${readString(cause, 'message') ?? ''}`))
}
