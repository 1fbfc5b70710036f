import { lookUpCode } from '../catalog/look-up.ts'
import type { NormalizeOptions } from '../normalize/attribution.ts'
import { toVodError } from '../normalize/to-vod-error.ts'

/** Which attempt has failed. */
export interface RetryContext extends NormalizeOptions {
  /** The number of the attempt, from 1. */
  readonly attempt?: number
}

/**
 * Whether a retry of the same call may succeed: a predicate for p-retry, cockatiel and their like. False for other errors.
 * An expired signature or a skewed clock is worth one retry, because the SDK signs every call anew; a second would fail in
 * the same way.
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
