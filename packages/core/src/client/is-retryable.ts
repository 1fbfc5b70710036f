import { lookUpCode } from '../catalog/look-up.ts'
import type { NormalizeOptions } from '../normalize/attribution.ts'
import { toVodError } from '../normalize/to-vod-error.ts'

/** Options of {@link isRetryable}. */
export interface RetryContext extends NormalizeOptions {
  /** The number of the failed attempt, starting at 1. */
  readonly attempt?: number
}

/**
 * Whether a retry of the same call may succeed: a predicate for p-retry, cockatiel and similar libraries. False for other
 * errors. After an expired signature or a skewed clock, only the first retry makes sense: it signs the call anew, and a second
 * one would fail the same way.
 *
 * @example
 * await pRetry(() => vod.getMediaResource(id), {
 *   retries: 3,
 *   shouldRetry: ({ error, attemptNumber }) => isRetryable(error, { attempt: attemptNumber }),
 * })
 */
export function isRetryable(thrown: unknown, { attempt = 1, hosts }: RetryContext = {}): boolean {
  const error = toVodError(thrown, { hosts })
  return error?.retryable === true && (attempt <= 1 || !lookUpCode(error.code)?.retryOnce)
}
