import type { SyntheticCode } from '../catalog/catalog.ts'
import { isCode } from '../catalog/look-up.ts'
import { isError, isInteger, isSuccessStatus, readHeader, readPath } from '../read-unknown.ts'
import { parseRetryAfter } from '../vod-error/retry-after.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'
import { type Attribution, isFromVod } from './attribution.ts'
import type { Places, RecognizedClient } from './client-shapes.ts'
import { type ErrorBody, isDocumentedBody, readErrorBody } from './error-body.ts'
import { transportErrorKind } from './transport-errors.ts'

/**
 * The facts of the upstream response in a recognized value; `undefined` if there is no response or no proof that it came from
 * VOD.
 */
export function factsOfResponse(
  { value, shape, host }: RecognizedClient,
  attribution: Attribution,
): VodErrorInit | undefined {
  const upstreamStatus = readStatus(value, shape)
  const body = findErrorBody(value, shape)
  const isResponse = shape.status ? upstreamStatus !== undefined : body?.code !== undefined
  if (!isResponse) return undefined
  const headers = shape.headers && readPath(value, shape.headers)
  const header = readHeader(headers, 'x-bce-request-id')
  const isProven =
    shape.isProof ||
    isFromVod({ host, header }, attribution) ||
    (host === undefined && body !== undefined && isDocumentedBody(body) && wasReceived(value, shape))
  if (!isProven) return undefined
  const { code, message } = body?.code === undefined ? readErrorHeaders(headers) : body
  const hasCode = code !== undefined
  return {
    upstreamCode: code,
    syntheticCode: hasCode ? undefined : clientErrorCode(value, upstreamStatus),
    message: hasCode ? message : `VOD responded ${upstreamStatus} without a readable code`,
    upstreamStatus,
    host,
    requestId: body?.requestId ?? header,
    retryAfter: parseRetryAfter(readHeader(headers, 'retry-after')),
  }
}

/**
 * An Error that is itself the response can be the app's: its `headers` are then those of the BFF's response, which http-errors
 * and @koa/cors set, and its body can be what a browser sent. Every response that was received has a date.
 */
function wasReceived(value: unknown, { headers: path }: Places): boolean {
  if (!isError(value) || path?.[0] !== 'headers') return true
  return readHeader(readPath(value, path), 'date') !== undefined
}

function readStatus(value: unknown, { status, isProof }: Places): number | undefined {
  const found = status && readPath(value, status)
  // Some clients write -1, 0 or 1 if there was no response. Node's parser accepts status lines up to 999.
  return isInteger(found) && found >= (isProof ? 1 : 2) && found <= 999 ? found : undefined
}

/** With a success status and no readable code, the client's own error tells what went wrong. */
function clientErrorCode(value: unknown, upstreamStatus: unknown): SyntheticCode | undefined {
  return isSuccessStatus(upstreamStatus) ? transportErrorKind(value)?.code : undefined
}

/** Code and message where the body has none: the gateway of VideoWorks sends them as headers. Source: Baidu's Java SDK. */
function readErrorHeaders(headers: unknown): Pick<ErrorBody, 'code' | 'message'> {
  const code = readHeader(headers, 'x-bce-error-code')
  if (!isCode(code)) return NO_CODE
  return { code, message: readHeader(headers, 'x-bce-error-message') }
}

const NO_CODE = { code: undefined, message: undefined }

/** The first body with a code, else the first with a request id. */
function findErrorBody(value: unknown, { bodies }: Places): ErrorBody | undefined {
  let withoutCode: ErrorBody | undefined
  for (const path of bodies) {
    const body = readErrorBody(readPath(value, path))
    if (body?.code !== undefined) return body
    withoutCode ??= body
  }
  return withoutCode
}
