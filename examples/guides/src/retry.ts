import { isRetryable } from '@vod-errors/core'
import pRetry from 'p-retry'

/** Tries a call to VOD up to four times, where that can help. */
export function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  return pRetry(call, { retries: 3, minTimeout: 300, shouldRetry: isRetryable })
}
