import type { CatalogRow, Fault, OwnCode, VodErrorCode } from '../catalog/catalog.ts'
import { bareCode, lookUpCode } from '../catalog/look-up.ts'
import { clampRetryAfter } from './retry-after.ts'

/** What is known of a failed call, as VOD, its client or the way to it told it. */
export interface VodFacts {
  /** The code on the wire, bare or qualified: `MediaException.MediaNotFound`. Absent where the answer carried none. */
  readonly upstreamCode?: string | undefined
  /** Where there is no code on the wire: what failed instead. */
  readonly failure?: OwnCode | undefined
  /** The HTTP status that VOD answered with. */
  readonly upstreamStatus?: number | undefined
  /** VOD's id of the failed call, unchanged. */
  readonly requestId?: string | undefined
  /** The vendor's text for developers. */
  readonly message?: string | undefined
  /** Seconds after which VOD says to come again. */
  readonly retryAfter?: number | undefined
  /** The name of the call, for logs. */
  readonly operation?: string | undefined
  /** How long the call took, in milliseconds. */
  readonly duration?: number | undefined
}

/** What the facts mean: the catalog's word where it knows the code, else what the upstream status tells. */
export interface Classification {
  /** The bare code. */
  readonly code: VodErrorCode | (string & {})
  /** What the BFF answers, 400–599 and never 401. */
  readonly status: number
  readonly fault: Fault
  readonly retryable: boolean
  /** Seconds after which a retry makes sense: what VOD said, else 1; `undefined` where it is not retryable. */
  readonly retryAfter: number | undefined
}

/** Seconds after which a retryable call is worth another try, where VOD does not say. */
const DEFAULT_RETRY_AFTER = 1

/** Throttling and the statuses that the vendor's own SDKs retry. */
const RETRYABLE_STATUSES: readonly number[] = [429, 500, 502, 503, 504]

/**
 * Classifies a failure. In this order:
 *
 * 1. no code on the wire: the row of what failed instead; where that is not said, the answer could not be read;
 * 2. a code of the catalog: its row; under an upstream status that changes the meaning of the code, that status and
 *    fault (`InvalidRequest` with 403);
 * 3. any other code: the upstream status if it is an integer 400–599 and not 401, else 502; the fault that goes with it.
 *
 * Whatever VOD throttles (429) or names a time for is retryable.
 */
export function classify(facts: VodFacts): Classification {
  const code = facts.upstreamCode === undefined ? withoutCode(facts) : bareCode(facts.upstreamCode)
  const row = lookUpCode(code)
  const meaning = row ? classifyKnown(row, facts) : classifyUnknown(facts.upstreamStatus)
  const isAskedBack = facts.retryAfter !== undefined || facts.upstreamStatus === 429
  const retryable = meaning.retryable || isAskedBack
  const retryAfter = retryable ? clampRetryAfter(facts.retryAfter ?? DEFAULT_RETRY_AFTER) : undefined
  return { code, status: meaning.status, fault: meaning.fault, retryable, retryAfter }
}

/** A gateway's 504 is a time-out, any other answer without a code is no answer of VOD's. */
function withoutCode({ failure, upstreamStatus }: VodFacts): OwnCode {
  return failure ?? (upstreamStatus === 504 ? 'UpstreamTimeout' : 'UpstreamInvalidResponse')
}

type Meaning = Pick<Classification, 'status' | 'fault' | 'retryable'>

function classifyKnown(row: CatalogRow, { upstreamStatus }: VodFacts): Meaning {
  const otherFault = upstreamStatus === undefined ? undefined : row.faultByStatus?.[upstreamStatus]
  return upstreamStatus !== undefined && otherFault
    ? { status: upstreamStatus, fault: otherFault, retryable: row.retryable }
    : row
}

// NaN, for no status, compares false with everything: 502, a service fault, not retryable.
function classifyUnknown(upstreamStatus = Number.NaN): Meaning {
  const isAnswerable = upstreamStatus >= 400 && upstreamStatus <= 599 && upstreamStatus !== 401
  return {
    status: isAnswerable ? upstreamStatus : 502,
    fault: faultOfStatus(upstreamStatus),
    retryable: RETRYABLE_STATUSES.includes(upstreamStatus),
  }
}

function faultOfStatus(upstreamStatus: number): Fault {
  if (upstreamStatus === 401 || upstreamStatus === 403) return 'operator'
  return upstreamStatus >= 400 && upstreamStatus <= 499 && upstreamStatus !== 429 ? 'caller' : 'service'
}
