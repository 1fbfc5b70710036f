import { readString } from '../read-unknown.ts'
import type { VodErrorInit } from '../vod-error/vod-error.ts'
import type { Attribution } from './attribution.ts'
import { clientShapeOf } from './client-shapes.ts'
import { isVodHost, readNodeHost, readUrlHost } from './hosts.ts'
import { transportErrorKind } from './transport-errors.ts'

/** The facts of a call without a response, if one of the values says that it went to VOD. */
export function factsOfTransport(
  causeChain: readonly unknown[],
  attribution: Attribution,
): VodErrorInit | undefined {
  const isOfVod = attribution.isVodCall || causeChain.some((value) => namesVodHost(value, attribution))
  if (!isOfVod) return undefined
  for (const value of causeChain) {
    const kind = transportErrorKind(value)
    if (kind) return { syntheticCode: kind.code, message: readString(value, 'message') ?? kind.what }
  }
  const message = readString(causeChain[0], 'message') ?? 'The call to VOD failed'
  return { syntheticCode: 'UpstreamFailed', message }
}

/** The host that the client called, or that node names in an error of DNS or TLS. */
function namesVodHost(value: unknown, { hosts }: Attribution): boolean {
  const host =
    readUrlHost(value, clientShapeOf(value)?.urls ?? []) ?? (transportErrorKind(value) && readNodeHost(value))
  return host !== undefined && isVodHost(host, hosts)
}
