import type { SyntheticCode } from '../catalog/catalog.ts'
import { isInteger, readHeader, readPath } from '../read-unknown.ts'
import { isRequestId } from '../vod-error/request-id.ts'
import { parseRetryAfter } from '../vod-error/retry-after.ts'
import type { VodErrorInit } from '../vod-error/vod-error.ts'
import type { Attribution } from './attribution.ts'
import { type ClientShape, clientShapeOf } from './client-shapes.ts'
import { type ErrorBody, isDocumentedBody, readErrorBody } from './error-body.ts'
import { isVodHost, readUrlHost } from './hosts.ts'
import { transportErrorKind } from './transport-errors.ts'

/**
 * Reads the facts of an upstream response off a thrown value, in whichever client's shape it is; `undefined` if it has none,
 * or is not proven to be VOD's.
 */
export function factsOfResponse(value: unknown, attribution: Attribution): VodErrorInit | undefined {
  const shape = clientShapeOf(value)
  if (!shape) return undefined
  const upstreamStatus = readStatus(value, shape)
  const body = readBody(value, shape)
  const isResponse = shape.status ? upstreamStatus !== undefined : body?.code !== undefined
  if (!isResponse) return undefined
  const headers = shape.headers && readPath(value, shape.headers)
  const header = readHeader(headers, 'x-bce-request-id')
  const isProven =
    shape.isProof ||
    attribution.isVodCall ||
    isRequestId(header) ||
    isOfVod(value, shape, { body, ...attribution })
  if (!isProven) return undefined
  const hasCode = body?.code !== undefined
  return {
    upstreamCode: body?.code,
    syntheticCode: hasCode ? undefined : syntheticCodeOf(value, upstreamStatus),
    message: hasCode ? body.message : `VOD responded ${upstreamStatus} without a readable code`,
    upstreamStatus,
    requestId: body?.requestId ?? (isRequestId(header) ? header : undefined),
    retryAfter: parseRetryAfter(readHeader(headers, 'retry-after'), Date.now),
  }
}

function readStatus(value: unknown, { status }: ClientShape): number | undefined {
  const found = status && readPath(value, status)
  return isInteger(found) ? found : undefined
}

/** A good status and no readable code: the client's own error says what went wrong, if anything does. */
function syntheticCodeOf(value: unknown, upstreamStatus = 0): SyntheticCode | undefined {
  const isGood = upstreamStatus >= 200 && upstreamStatus <= 299
  return isGood ? transportErrorKind(value)?.code : undefined
}

/** The first body with a code counts, or else the first with a request id. */
function readBody(value: unknown, { bodies }: ClientShape): ErrorBody | undefined {
  let withoutCode: ErrorBody | undefined
  for (const path of bodies) {
    const body = readErrorBody(readPath(value, path))
    if (body?.code !== undefined) return body
    withoutCode ??= body
  }
  return withoutCode
}

/** By the host that responded; where that is not known, by the documented body. */
function isOfVod(
  value: unknown,
  { urls }: ClientShape,
  { hosts, body }: Attribution & { body: ErrorBody | undefined },
): boolean {
  const host = readUrlHost(value, urls ?? [])
  return host === undefined ? body !== undefined && isDocumentedBody(body) : isVodHost(host, hosts)
}
