import type { CatalogRow, Fault, SyntheticCode } from '../catalog/catalog.ts'
import { bareCode } from '../catalog/look-up.ts'
import { clampRetryAfter } from './retry-after.ts'
import type { Meaning, VodErrorInit } from './vod-error-init.ts'

/** Seconds to wait before a retry if VOD does not say. */
const DEFAULT_RETRY_AFTER = 1

/** Throttling, and the statuses that the vendor's own SDKs retry. */
const RETRYABLE_STATUSES: readonly number[] = [429, 500, 502, 503, 504]

/**
 * Derives status, fault and retry from the facts of a failed call and the catalog's row for its code:
 *
 * 1. A code in the catalog: its row. If the upstream status changes the meaning of the code (`InvalidRequest` with 403), that
 *    status and its fault.
 * 2. Any other code: the upstream status if it is 400–599 and not 401, else 502; the fault follows from the upstream status.
 *
 * An error with upstream status 429 or a `retryAfter` is always retryable; any other 4xx without a code, such as a gateway's
 * 413, is not, because the same call would be refused again. An error of the token service, which only the BFF itself calls,
 * is always an operator fault.
 */
export function classify(
  { upstreamStatus, retryAfter, host }: VodErrorInit,
  row: CatalogRow | undefined,
): Meaning {
  const meaning = row ? classifyKnown(row, upstreamStatus) : classifyUnknown(upstreamStatus)
  const isRetryable = meaning.retryable && !isRefusalOfGateway(row, upstreamStatus)
  const retryable = isRetryable || retryAfter !== undefined || upstreamStatus === 429
  return {
    status: meaning.status,
    fault: host !== undefined && isTokenService(host) ? 'operator' : meaning.fault,
    retryable,
    retryAfter: retryable ? clampRetryAfter(retryAfter ?? DEFAULT_RETRY_AFTER) : undefined,
  }
}

/**
 * The synthetic code, which also replaces a code on the wire that means nothing by itself, such as a vendor's number;
 * else the bare code on the wire. A response without either comes from a gateway, so its status decides.
 */
export function codeOf(
  { syntheticCode, upstreamStatus }: VodErrorInit,
  upstreamCode: string | undefined,
): string {
  if (syntheticCode !== undefined) return syntheticCode
  if (upstreamCode !== undefined) return bareCode(upstreamCode)
  return GATEWAY_CODES[upstreamStatus ?? 0] ?? 'UpstreamInvalidResponse'
}

/** The statuses of a gateway that tell what went wrong. */
const GATEWAY_CODES: Readonly<Record<number, SyntheticCode>> = {
  429: 'UpstreamUnavailable',
  503: 'UpstreamUnavailable',
  504: 'UpstreamTimeout',
}

function isRefusalOfGateway(row: CatalogRow | undefined, upstreamStatus = 0): boolean {
  return row?.origin === 'transport' && upstreamStatus >= 400 && upstreamStatus <= 499
}

/** `sts.bj.baidubce.com`. */
function isTokenService(host: string): boolean {
  return host.startsWith('sts.') && host.endsWith('.baidubce.com')
}

type Row = Pick<CatalogRow, 'status' | 'fault' | 'retryable'>

function classifyKnown(row: CatalogRow, upstreamStatus: number | undefined): Row {
  const otherFault = upstreamStatus === undefined ? undefined : row.faultByStatus?.[upstreamStatus]
  return upstreamStatus !== undefined && otherFault
    ? { status: upstreamStatus, fault: otherFault, retryable: row.retryable }
    : row
}

// A missing status becomes NaN. Every comparison with it is false: 502, service fault, not retryable.
function classifyUnknown(upstreamStatus = Number.NaN): Row {
  const isErrorStatus = upstreamStatus >= 400 && upstreamStatus <= 599 && upstreamStatus !== 401
  return {
    status: isErrorStatus ? upstreamStatus : 502,
    fault: faultOfStatus(upstreamStatus),
    retryable: RETRYABLE_STATUSES.includes(upstreamStatus),
  }
}

function faultOfStatus(upstreamStatus: number): Fault {
  if (upstreamStatus === 401 || upstreamStatus === 403) return 'operator'
  return upstreamStatus >= 400 && upstreamStatus <= 499 && upstreamStatus !== 429 ? 'caller' : 'service'
}
