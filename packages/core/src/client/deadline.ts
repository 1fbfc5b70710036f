import { followSignal } from './follow-signal.ts'

/** A call was aborted, by its timeout or by the caller's signal. */
export class CallAborted {
  /** A TimeoutError, or the reason of the caller's signal. */
  readonly reason: unknown

  constructor(reason: unknown) {
    this.reason = reason
  }
}

/** The deadline of a call. */
export interface Deadline {
  /** Fires at the deadline, with the same reason. */
  readonly signal: AbortSignal
  /** Resolves at the deadline; never rejects. */
  readonly promise: Promise<CallAborted>
  /** Clears the timer and stops following the signal. */
  readonly stop: () => void
}

/**
 * Starts a deadline: after `timeout` milliseconds or when `signal` fires, whichever comes first; `undefined` if there is
 * neither.
 */
export function startDeadline(limits: {
  timeout?: number | undefined
  signal?: AbortSignal | undefined
}): Deadline | undefined {
  const { timeout, signal } = limits
  if (timeout === undefined && signal === undefined) return undefined
  const controller = new AbortController()
  let resolve: (aborted: CallAborted) => void = () => {}
  const promise = new Promise<CallAborted>((resolvePromise) => {
    resolve = resolvePromise
  })
  const abort = (reason: unknown) => {
    resolve(new CallAborted(reason))
    controller.abort(reason)
  }
  const unfollow = signal && followSignal(signal, () => abort(signal.reason))
  const timer = timeout === undefined ? undefined : setTimeout(() => abort(timeoutError(timeout)), timeout)
  return {
    promise,
    signal: controller.signal,
    stop: () => {
      clearTimeout(timer)
      unfollow?.()
    },
  }
}

function timeoutError(timeout: number): DOMException {
  return new DOMException(`VOD did not respond within ${timeout} ms`, 'TimeoutError')
}
