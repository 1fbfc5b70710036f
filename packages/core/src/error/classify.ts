import type { CatalogRow, Fault } from '../catalog/catalog.ts'
import { bareCode, lookUpCode } from '../catalog/look-up.ts'
import { type Params, readParams } from '../catalog/template.ts'

/** What is known of a failed call, as VOD or its client told it. */
export interface VodFacts {
  /** The code on the wire, bare or qualified: `MediaException.MediaNotFound`. Absent where the answer carried none. */
  readonly upstreamCode?: string | undefined
  /** The HTTP status that VOD answered with. */
  readonly upstreamStatus?: number | undefined
  /** VOD's id of the failed call, unchanged. */
  readonly requestId?: string | undefined
  /** The vendor's text for developers. */
  readonly message?: string | undefined
}

/** What the facts mean: the catalog's word where it knows the code, else what the upstream status tells. */
export interface Classification {
  /** The bare code. */
  readonly code: string
  /** What the BFF answers, 400–599 and never 401. */
  readonly status: number
  readonly fault: Fault
  readonly retryable: boolean
  readonly params: Params
}

/** Throttling and the statuses that the vendor's own SDKs retry. */
const RETRYABLE_STATUSES: readonly number[] = [429, 500, 502, 503, 504]

/**
 * Classifies a failure. In this order:
 *
 * 1. no code: the answer could not be read, `UpstreamInvalidResponse`;
 * 2. a code of the catalog: its row; under an upstream status that changes the meaning of the code, that status and
 *    fault (`InvalidRequest` with 403);
 * 3. any other code: the upstream status if it is an integer 400–599 and not 401, else 502; the fault that goes with it.
 */
export function classify(facts: VodFacts): Classification {
  const code = facts.upstreamCode === undefined ? 'UpstreamInvalidResponse' : bareCode(facts.upstreamCode)
  const row = lookUpCode(code)
  return row ? classifyKnown(code, row, facts) : classifyUnknown(code, facts.upstreamStatus)
}

function classifyKnown(code: string, row: CatalogRow, facts: VodFacts): Classification {
  const { status, fault } = meaningAt(row, facts.upstreamStatus)
  const params = readParams(row.template, facts.message ?? '')
  return { code, status, fault, retryable: row.retryable, params }
}

function meaningAt(
  row: CatalogRow,
  upstreamStatus: number | undefined,
): Pick<CatalogRow, 'status' | 'fault'> {
  const fault = upstreamStatus === undefined ? undefined : row.faultByStatus?.[upstreamStatus]
  return upstreamStatus !== undefined && fault ? { status: upstreamStatus, fault } : row
}

// NaN, for no status, compares false with everything: 502, a service fault, not retryable.
function classifyUnknown(code: string, upstreamStatus = Number.NaN): Classification {
  const isAnswerable = upstreamStatus >= 400 && upstreamStatus <= 599 && upstreamStatus !== 401
  return {
    code,
    status: isAnswerable ? upstreamStatus : 502,
    fault: faultOfStatus(upstreamStatus),
    retryable: RETRYABLE_STATUSES.includes(upstreamStatus),
    params: {},
  }
}

function faultOfStatus(upstreamStatus: number): Fault {
  if (upstreamStatus === 401 || upstreamStatus === 403) return 'operator'
  return upstreamStatus >= 400 && upstreamStatus <= 499 && upstreamStatus !== 429 ? 'caller' : 'service'
}
