import { isOwnCode } from '../catalog/look-up.ts'
import type { VodFacts } from '../error/classify.ts'
import { parseRetryAfter } from '../error/retry-after.ts'
import { isVodError } from '../error/vod-error.ts'
import { readHeader, readInteger, readPath, readString } from '../probe.ts'
import { isRequestId } from '../request-id.ts'
import { isVodHost, readNodeHost, readUrlHost } from './hosts.ts'
import { SHAPES, type Shape } from './shapes.ts'
import { transportOf } from './transport.ts'
import { isDocumented, readWireBody, type WireBody } from './wire-body.ts'

/** What is known of where a thrown value comes from. */
export interface Attribution {
  /** The hosts that are VOD's. */
  readonly hosts: readonly string[]
  /** The call was made to VOD, whatever the value says. */
  readonly isVods?: boolean
}

/** A value and the row of {@link SHAPES} that it has, if any. */
interface Shaped {
  readonly value: unknown
  readonly shape: Shape | undefined
}

/**
 * Reads the facts of a failed call off a thrown value and what it came from, or `undefined`: not VOD's. The rules and
 * their order stand at {@link toVodError}.
 */
export function recognise(values: readonly unknown[], attribution: Attribution): VodFacts | undefined {
  const shaped = values.map(
    (value): Shaped => ({ value, shape: SHAPES.find(({ matches }) => matches(value)) }),
  )
  for (const { value, shape } of shaped) {
    const facts = isVodError(value)
      ? factsOfVodError(value)
      : shape && factsOfAnswer(value, shape, attribution)
    if (facts) return facts
  }
  const isVods = attribution.isVods || shaped.some((each) => isUnansweredOfVod(each, attribution))
  return isVods ? factsOfTransport(values) : undefined
}

function factsOfVodError(error: unknown): VodFacts {
  const code = readString(error, 'code') ?? ''
  const upstreamCode = readString(error, 'upstreamCode')
  return {
    upstreamCode,
    ...(upstreamCode === undefined && isOwnCode(code) ? { failure: code } : {}),
    upstreamStatus: readInteger(error, ['upstreamStatus']),
    requestId: readString(error, 'requestId'),
    message: readString(error, 'message'),
    retryAfter: readInteger(error, ['retryAfter']),
    operation: readString(error, 'operation'),
    duration: readInteger(error, ['duration']),
  }
}

function factsOfAnswer(value: unknown, shape: Shape, attribution: Attribution): VodFacts | undefined {
  const upstreamStatus = shape.status && readInteger(value, shape.status)
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
  const { code, message } = wire ?? {}
  return {
    ...(code === undefined ? withoutCode(value, upstreamStatus) : { upstreamCode: code, message }),
    upstreamStatus,
    requestId: wire?.requestId ?? (isRequestId(header) ? header : undefined),
    retryAfter: parseRetryAfter(readHeader(headers, 'retry-after'), Date.now()),
  }
}

/** A good status and no code to read: the client itself says what went wrong, if anyone does. */
function withoutCode(value: unknown, upstreamStatus = 0): Pick<VodFacts, 'failure' | 'message'> {
  const isGood = upstreamStatus >= 200 && upstreamStatus <= 299
  const message = `VOD answered ${upstreamStatus} without a code that could be read`
  return { failure: isGood ? transportOf(value)?.code : undefined, message }
}

/** The first body that holds a code counts, or else the first that holds a request id. */
function readBody(value: unknown, { bodies }: Shape): WireBody | undefined {
  const wires = bodies.map((path) => readWireBody(readPath(value, path)))
  return wires.find((wire) => wire?.code !== undefined) ?? wires.find((wire) => wire !== undefined)
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
function isUnansweredOfVod({ value, shape }: Shaped, { hosts }: Attribution): boolean {
  const host = readUrlHost(value, shape?.urls ?? []) ?? (transportOf(value) && readNodeHost(value))
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
