import { readVodError, type VodErrorInfo } from '@vod-errors/browser'
import { useCallback, useEffect, useState } from 'react'

/** Where a call stands. */
export type CallState<Data> =
  | { readonly status: 'idle' | 'loading' }
  | { readonly status: 'done'; readonly data: Data }
  | { readonly status: 'failed'; readonly error: VodErrorInfo }

/** A bug of the page, or an error of the BFF that VOD has no part in: for an error boundary. */
interface Broken {
  readonly status: 'broken'
  readonly failure: unknown
}

/** Makes a call when the component appears and whenever `call` changes, which should come from `useCallback`. */
export function useCall<Data>(call: (signal: AbortSignal) => Promise<Data>) {
  const [state, setState] = useState<CallState<Data> | Broken>({ status: 'loading' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt makes the same call again.
  useEffect(() => {
    const controller = new AbortController()
    setState({ status: 'loading' })
    void settle(() => call(controller.signal)).then((settled) => {
      if (!controller.signal.aborted) setState(settled)
    })
    return () => controller.abort()
  }, [call, attempt])

  if (state.status === 'broken') throw state.failure
  return { state, reload: useCallback(() => setAttempt((count) => count + 1), []) }
}

/** Makes a call on demand, for buttons and forms. */
export function useAction<Args extends unknown[], Data>(action: (...args: Args) => Promise<Data>) {
  const [state, setState] = useState<CallState<Data> | Broken>({ status: 'idle' })

  async function run(...args: Args): Promise<void> {
    setState({ status: 'loading' })
    setState(await settle(() => action(...args)))
  }
  if (state.status === 'broken') throw state.failure
  return { state, run }
}

async function settle<Data>(call: () => Promise<Data>): Promise<CallState<Data> | Broken> {
  try {
    return { status: 'done', data: await call() }
  } catch (failure) {
    const error = await readVodError(failure, { locale: document.documentElement.lang })
    return error ? { status: 'failed', error } : { status: 'broken', failure }
  }
}
