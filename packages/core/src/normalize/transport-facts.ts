import { readString } from '../read-unknown.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'
import type { Attribution } from './attribution.ts'
import { readNodeHost } from './hosts.ts'
import { transportErrorKind } from './transport-errors.ts'

/** Whether this is a transport error of any kind that names a host of VOD, as node's DNS and TLS errors do. */
export function isTransportErrorOfVod(value: unknown, { isVodHost }: Attribution): boolean {
  const host = readNodeHost(value)
  // The kind takes longer to find than the host, which few errors have.
  return host !== undefined && isVodHost(host) && transportErrorKind(value) !== undefined
}

const CUT_OFF = 'The browser left in the middle of an upload'

/** The facts of the nearest transport error; but an abort with another cause was that cause's doing. */
export function factsOfTransport(causeChain: readonly unknown[]): VodErrorInit | undefined {
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

/** The facts of a call to VOD that failed for another reason. */
export function factsOfFailure(thrown: unknown): VodErrorInit {
  const message = readString(thrown, 'message') ?? 'The call to VOD failed'
  return { syntheticCode: 'UpstreamFailed', message }
}

/**
 * Whether this is the error of an incoming request whose browser has left: it ends the call that the body was passed to.
 * Node's client has one with the same code and text, so only the place where node made it tells.
 */
function isCutOffUpload(value: unknown): boolean {
  if (readString(value, 'code') !== 'ECONNRESET' || readString(value, 'message') !== 'aborted') return false
  return /\bnode:_http_server\b/.test(readString(value, 'stack') ?? '')
}
