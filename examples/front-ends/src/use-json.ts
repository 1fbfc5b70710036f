import { readVodError, type VodErrorInfo } from '@vod-errors/browser'
import { useCallback, useEffect, useState } from 'react'

/** What a request has come to. */
interface Result {
  readonly data?: unknown
  readonly error?: VodErrorInfo
  /** Neither a VOD error nor a network failure: for the error boundary. */
  readonly bug?: unknown
}

/** Loads JSON from the BFF. `reload` asks again. */
export function useJson(url: string): Result & { readonly reload: () => void } {
  const [result, setResult] = useState<Result>({})
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again.
  useEffect(() => {
    const controller = new AbortController()
    load(url, controller.signal).then((loaded) => controller.signal.aborted || setResult(loaded))
    return () => controller.abort()
  }, [url, attempt])
  if (result.bug) throw result.bug
  return { ...result, reload: useCallback(() => setAttempt((count) => count + 1), []) }
}

async function load(url: string, signal: AbortSignal): Promise<Result> {
  try {
    const response = await fetch(url, { signal })
    if (response.ok) return { data: await response.json() }
    throw new Error(`${response.status} from ${url}`, { cause: response })
  } catch (failure) {
    const error = await readVodError(failure)
    return error ? { error } : { bug: failure }
  }
}
