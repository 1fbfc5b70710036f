import type { OwnCode } from '../catalog/catalog.ts'
import { isCode, isOwnCode } from '../catalog/look-up.ts'
import type { VodFacts } from '../error/classify.ts'
import { parseRetryAfter } from '../error/retry-after.ts'
import { isVodError } from '../error/vod-error.ts'
import { isInteger, read, readHeader, readInteger, readPath, readString } from '../probe.ts'
import { isRequestId } from '../request-id.ts'
import { isVodHost, readNodeHost, readUrlHost } from './hosts.ts'
import { addOrigins } from './related.ts'
import { type Shape, shapeOf } from './shapes.ts'
import { transportOf } from './transport.ts'
import { isDocumented, readWireBody, type WireBody } from './wire-body.ts'

/** What is known of where a thrown value comes from. */
export interface Attribution {
  /** The hosts that are VOD's. */
  readonly hosts: readonly string[]
  /** The call was made to VOD, whatever the value says. */
  readonly isVods?: boolean
}

/**
 * Reads the facts of a failed call off a thrown value and what it came from, or `undefined`: not VOD's. The rules and
 * their order stand at {@link toVodError}.
 */
export function recognise(thrown: unknown, attribution: Attribution): VodFacts | undefined {
  const values = [thrown]
  for (const value of values) {
    const facts = factsOf(value, attribution)
    if (facts) return facts
    addOrigins(values, value)
  }
  return factsWithoutAnswer(values, attribution)
}

/** The facts that one value tells by itself: a VodError, or an answer of VOD's. */
export function factsOf(value: unknown, attribution: Attribution): VodFacts | undefined {
  return isVodError(value) ? factsOfVodError(value) : factsOfAnswer(value, attribution)
}

/** The facts of a call that got no answer, where one of the values says that it was to VOD. */
export function factsWithoutAnswer(
  values: readonly unknown[],
  attribution: Attribution,
): VodFacts | undefined {
  const isVods = attribution.isVods || values.some((value) => isUnansweredOfVod(value, attribution))
  return isVods ? factsOfTransport(values) : undefined
}

function factsOfVodError(error: unknown): VodFacts {
  const code = readString(error, 'code') ?? ''
  const upstreamCode = read(error, 'upstreamCode')
  const requestId = read(error, 'requestId')
  return {
    upstreamCode: isCode(upstreamCode) ? upstreamCode : undefined,
    failure: isOwnCode(code) ? code : undefined,
    upstreamStatus: readInteger(error, 'upstreamStatus'),
    requestId: isRequestId(requestId) ? requestId : undefined,
    message: readString(error, 'message'),
    retryAfter: readInteger(error, 'retryAfter'),
    operation: readString(error, 'operation'),
    duration: readInteger(error, 'duration'),
  }
}

function factsOfAnswer(value: unknown, attribution: Attribution): VodFacts | undefined {
  const shape = shapeOf(value)
  if (!shape) return undefined
  const upstreamStatus = readStatus(value, shape)
  const wire = readBody(value, shape)
  const isAnswer = shape.status ? upstreamStatus !== undefined : wire?.code !== undefined
  if (!isAnswer) return undefined
  const headers = shape.headers && readPath(value, shape.headers)
  const header = readHeader(headers, 'x-bce-request-id')
  const isProven =
    shape.isProof ||
    attribution.isVods ||
    isRequestId(header) ||
    isOfVod(value, shape, { wire, ...attribution })
  if (!isProven) return undefined
  const hasCode = wire?.code !== undefined
  return {
    upstreamCode: wire?.code,
    failure: hasCode ? undefined : failureOf(value, upstreamStatus),
    message: hasCode ? wire.message : `VOD answered ${upstreamStatus} without a code that could be read`,
    upstreamStatus,
    requestId: wire?.requestId ?? (isRequestId(header) ? header : undefined),
    retryAfter: parseRetryAfter(readHeader(headers, 'retry-after'), Date.now),
  }
}

function readStatus(value: unknown, { status }: Shape): number | undefined {
  const found = status && readPath(value, status)
  return isInteger(found) ? found : undefined
}

/** A good status and no code to read: the client itself says what went wrong, if anyone does. */
function failureOf(value: unknown, upstreamStatus = 0): OwnCode | undefined {
  const isGood = upstreamStatus >= 200 && upstreamStatus <= 299
  return isGood ? transportOf(value)?.code : undefined
}

/** The first body that holds a code counts, or else the first that holds a request id. */
function readBody(value: unknown, { bodies }: Shape): WireBody | undefined {
  let withoutCode: WireBody | undefined
  for (const path of bodies) {
    const wire = readWireBody(readPath(value, path))
    if (wire?.code !== undefined) return wire
    withoutCode ??= wire
  }
  return withoutCode
}

/** By the host that answered; where that is not known, by the documented body. */
function isOfVod(
  value: unknown,
  { urls }: Shape,
  { hosts, wire }: Attribution & { wire: WireBody | undefined },
): boolean {
  const host = readUrlHost(value, urls ?? [])
  return host === undefined ? wire !== undefined && isDocumented(wire) : isVodHost(host, hosts)
}

/** By the host that the client was to call, or that node says a failure of DNS or TLS was about. */
function isUnansweredOfVod(value: unknown, { hosts }: Attribution): boolean {
  const host = readUrlHost(value, shapeOf(value)?.urls ?? []) ?? (transportOf(value) && readNodeHost(value))
  return host !== undefined && isVodHost(host, hosts)
}

/** A call to VOD that got no answer. */
function factsOfTransport(values: readonly unknown[]): VodFacts {
  for (const value of values) {
    const row = transportOf(value)
    if (row) return { failure: row.code, message: readString(value, 'message') ?? row.what }
  }
  return { failure: 'UpstreamFailed', message: readString(values[0], 'message') ?? 'The call to VOD failed' }
}
