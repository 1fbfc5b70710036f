import { lookUpCode } from '../catalog/look-up.ts'
import type { NormalizeOptions } from '../normalize/attribution.ts'
import { toVodError } from '../normalize/to-vod-error.ts'
import { isError, isObject, read, readInteger, readPath } from '../read-unknown.ts'

/** Options of {@link isRetryable}. */
export interface RetryContext extends NormalizeOptions {
  /** The number of the failed attempt, starting at 1. By default, what p-retry or axios-retry says, else 1. */
  readonly attempt?: number | undefined
}

/**
 * Whether a retry of the same call may succeed: the predicate of p-retry (`shouldRetry`, which gets the error in version 6 and
 * `{error, attemptNumber}` since 7), axios-retry (`retryCondition`), cockatiel (`handleWhen`) and similar libraries. False for
 * other errors. After an expired signature or a skewed clock, only the first retry makes sense: it signs the call anew, and a
 * second one would fail the same way.
 *
 * @example
 * await pRetry(() => vod.getMediaResource(id), { retries: 3, shouldRetry: isRetryable })
 */
export function isRetryable(thrown: unknown, context: RetryContext = {}): boolean {
  const failure = isContext(thrown) ? read(thrown, 'error') : thrown
  const error = toVodError(failure, { hosts: context.hosts })
  if (!error?.retryable) return false
  return !lookUpCode(error.code)?.retryOnce || (context.attempt ?? readAttempt(thrown, failure)) <= 1
}

/** What p-retry passes since version 7. */
function isContext(thrown: unknown): boolean {
  return isObject(thrown) && !isError(thrown) && readInteger(thrown, 'attemptNumber') !== undefined
}

/** p-retry writes the number into its context or onto the error, axios-retry that of the retries into the config. */
function readAttempt(thrown: unknown, failure: unknown): number {
  const retries = readPath(failure, ['config', 'axios-retry', 'retryCount'])
  if (typeof retries === 'number') return retries + 1
  return readInteger(thrown, 'attemptNumber') ?? readInteger(failure, 'attemptNumber') ?? 1
}
