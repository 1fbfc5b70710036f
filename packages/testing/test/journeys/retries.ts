import { isRetryable, isVodError, VodError, wrapVodClient } from '@vod-errors/core'
import retry from 'async-retry'
import { type AxiosInstance, create } from 'axios'
import axiosRetry from 'axios-retry'
import * as cockatiel from 'cockatiel'
import pRetry from 'p-retry'
import pRetry6 from 'p-retry6'

const FAST = { retries: 3, minTimeout: 1, maxTimeout: 1 }

/** Calls until it makes no sense to try again. */
export type Retry = <T>(call: () => Promise<T>) => Promise<T>

/** The usual libraries, each with `isRetryable` as its own documentation wants a predicate. Three retries each. */
export const RETRIES: Readonly<Record<string, Retry>> = {
  'p-retry 6': (call) => pRetry6(call, { ...FAST, shouldRetry: isRetryable }),
  'p-retry 7': (call) => pRetry(call, { ...FAST, shouldRetry: isRetryable }),
  'p-retry 7, with the number': (call) =>
    pRetry(call, {
      ...FAST,
      shouldRetry: ({ error, attemptNumber }) => isRetryable(error, { attempt: attemptNumber }),
    }),
  'async-retry': (call) =>
    retry(async (bail, attempt) => {
      try {
        return await call()
      } catch (error) {
        if (!isRetryable(error, { attempt })) bail(error as Error)
        throw error
      }
    }, FAST),
  cockatiel: (call) =>
    cockatiel
      .retry(
        cockatiel.handleWhen((error) => isRetryable(error)),
        { maxAttempts: 3, backoff: new cockatiel.ConstantBackoff(1) },
      )
      .execute(call),
}

/** axios-retry sits in the client: on the bare one, or on the wrapped one. */
export const AXIOS_RETRIES: Readonly<Record<string, (baseURL: string) => AxiosInstance>> = {
  'axios-retry, wrapped': (baseURL) => {
    const client = create({ baseURL })
    addRetries(client)
    return wrapVodClient(client)
  },
  'axios-retry, on the wrapped instance': (baseURL) => {
    const client = wrapVodClient(create({ baseURL }))
    addRetries(client)
    return client
  },
}

function addRetries(client: AxiosInstance): void {
  const hosts = [new URL(client.defaults.baseURL ?? '').hostname]
  axiosRetry(client, {
    retries: 3,
    retryDelay: () => 1,
    retryCondition: (error) => isRetryable(error, { hosts }),
  })
}

/** How often a call was tried, and how it ended. */
export async function countTries(run: Retry, codes: readonly string[]) {
  let tries = 0
  const outcome = await run(async () => {
    const upstreamCode = codes[tries++]
    if (upstreamCode !== undefined) throw new VodError({ upstreamCode })
    return 'an answer'
  }).catch((thrown: unknown) => (isVodError(thrown) ? thrown.code : String(thrown)))
  return { tries, outcome }
}
