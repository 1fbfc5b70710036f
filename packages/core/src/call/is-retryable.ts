import { lookUpCode } from '../catalog/look-up.ts'
import { type RecognitionOptions, toVodError } from '../recognise/to-vod-error.ts'

/** How often the call has been tried. */
export interface RetryContext extends RecognitionOptions {
  /** The number of the attempt that has just failed, from 1. */
  readonly attempt?: number
}

/**
 * Whether another try of the same call may succeed: a predicate for p-retry, cockatiel and their like. False for what is
 * not VOD's. An expired signature or a skewed clock is worth one more try, because the SDK signs every call anew; a
 * second one would fail in the same way.
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
