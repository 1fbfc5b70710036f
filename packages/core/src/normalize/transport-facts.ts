import { readString } from '../read-unknown.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'
import type { Attribution } from './attribution.ts'
import type { ClientShape } from './client-shapes.ts'
import { readNodeHost, readUrlHost } from './hosts.ts'
import { transportErrorKind } from './transport-errors.ts'

/**
 * The facts of a call that got no response, if a value in the cause chain shows that the call went to VOD. Each value comes with
 * its shape.
 */
export function factsOfTransport(
  causeChain: readonly unknown[],
  shapes: readonly (ClientShape | undefined)[],
  attribution: Attribution,
): VodErrorInit | undefined {
  const isVodCall =
    attribution.isVodCall ||
    causeChain.some((value, index) => namesVodHost(value, shapes[index]?.urls, attribution))
  if (!isVodCall) return undefined
  return findTransportError(causeChain) ?? failed(causeChain[0])
}

const CUT_OFF = 'The browser left in the middle of an upload'

/** The nearest; but an abort with another cause was that cause's doing. */
function findTransportError(causeChain: readonly unknown[]): VodErrorInit | undefined {
  if (causeChain.some(isCutOffUpload)) return { syntheticCode: 'UpstreamAborted', message: CUT_OFF }
  let abort: VodErrorInit | undefined
  for (const value of causeChain) {
    const kind = transportErrorKind(value)
    if (!kind) continue
    const facts = { syntheticCode: kind.code, message: readString(value, 'message') ?? kind.what }
    if (kind.code !== 'UpstreamAborted') return facts
    abort ??= facts
  }
  return abort
}

function failed(thrown: unknown): VodErrorInit {
  const message = readString(thrown, 'message') ?? 'The call to VOD failed'
  return { syntheticCode: 'UpstreamFailed', message }
}

/** Whether the client's URL, or node's DNS or TLS error, names a host of VOD. */
function namesVodHost(value: unknown, urls: ClientShape['urls'], { isVodHost }: Attribution): boolean {
  const host = readUrlHost(value, urls ?? []) ?? hostOfTransportError(value)
  return host !== undefined && isVodHost(host)
}

/** The host that node names, which few errors have: so it is read before the kind, which takes longer to find. */
function hostOfTransportError(value: unknown): string | undefined {
  const host = readNodeHost(value)
  return host !== undefined && transportErrorKind(value) ? host : undefined
}

/**
 * Whether this is the error of an incoming request whose browser has left: it ends the call that the body was passed to.
 * Node's client has one with the same code and text, so only the place where node made it tells.
 */
function isCutOffUpload(value: unknown): boolean {
  if (readString(value, 'code') !== 'ECONNRESET' || readString(value, 'message') !== 'aborted') return false
  return /\bnode:_http_server\b/.test(readString(value, 'stack') ?? '')
}
