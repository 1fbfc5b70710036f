import { countdown } from './countdown.ts'
import { read } from './read-unknown.ts'
import { type ReadOptions, readVodError } from './read-vod-error.ts'
import type { VodErrorInfo } from './vod-error-info.ts'

/** What a call gets from {@link retry}. */
export interface RetryContext {
  /** The signal of the options, for the request. */
  readonly signal: AbortSignal | undefined
  /** The number of the call, starting at 1. */
  readonly attempt: number
}

/** Options of {@link retry}. */
export interface RetryOptions extends ReadOptions {
  /** How often to call again; 2 by default. */
  readonly retries?: number
  /** Ends the waiting: {@link retry} rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Seconds, 30 by default. If the next wait would be longer, there is no further call. */
  readonly maxWait?: number
  /** Gets the whole seconds until the next call, each second, and 0 when they are over. */
  readonly onTick?: (secondsLeft: number, error: VodErrorInfo) => void
}

/**
 * Calls, and calls again after a retryable failure: after as many seconds as the BFF asks for, else after 1, 2, 4 … seconds. A
 * Response with an error status is a failure, too. Call only what may happen twice.
 *
 * @returns what the last call returned.
 * @throws what the last call threw, or the signal's reason.
 *
 * @example
 * const response = await retry(({ signal }) => fetch('/media', { signal }), { signal: AbortSignal.timeout(60_000) })
 */
export async function retry<T>(
  call: (context: RetryContext) => T | PromiseLike<T>,
  options: RetryOptions = {},
): Promise<T> {
  const { retries = 2, signal, maxWait = 30, onTick } = options
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted()
    const outcome = Promise.resolve({ signal, attempt }).then((context) => call(context))
    // `fetch` does not reject for an error status. In an array, because jQuery's jqXHR is a promise.
    const failure = await outcome.then(
      (result) => read(result, 'ok') === false && [result],
      (thrown: unknown) => [thrown],
    )
    const error = failure && attempt <= retries ? await readVodError(failure[0], options) : undefined
    const seconds = error?.retryAfter ?? 2 ** (attempt - 1)
    if (!error?.retryable || seconds > maxWait) return await outcome
    await countdown(seconds, { signal, onTick: (left) => onTick?.(left, error) })
  }
}
