import { followSignal } from './follow-signal.ts'

/** The end of waiting for a call. */
export class Interruption {
  /** A TimeoutError, or the reason of the caller's signal. */
  readonly reason: unknown

  constructor(reason: unknown) {
    this.reason = reason
  }
}

/** How long a call is waited for. */
export interface Deadline {
  /** Fires when it is over, with the same reason. Made when it is first read: most clients cannot stop. */
  readonly signal: AbortSignal
  /** Resolves when it is over; never rejects. */
  readonly promise: Promise<Interruption>
  readonly isOver: boolean
  /** Clears the timer and stops following the signal. */
  readonly stop: () => void
}

/** Starts a deadline: over after `timeout` milliseconds or when `signal` fires, whichever comes first. */
export function startDeadline(limits: {
  timeout?: number | undefined
  signal?: AbortSignal | undefined
}): Deadline {
  const { timeout, signal } = limits
  let controller: AbortController | undefined
  let interruption: Interruption | undefined
  let resolve: (interruption: Interruption) => void = () => {}
  const promise = new Promise<Interruption>((resolvePromise) => {
    resolve = resolvePromise
  })
  const interrupt = (reason: unknown) => {
    interruption ??= new Interruption(reason)
    resolve(interruption)
    controller?.abort(interruption.reason)
  }
  const unfollow = signal && followSignal(signal, () => interrupt(signal.reason))
  const timer = timeout === undefined ? undefined : setTimeout(() => interrupt(tooLate(timeout)), timeout)
  return {
    promise,
    get isOver() {
      return interruption !== undefined
    },
    get signal() {
      controller ??= new AbortController()
      if (interruption) controller.abort(interruption.reason)
      return controller.signal
    },
    stop: () => {
      clearTimeout(timer)
      unfollow?.()
    },
  }
}

function tooLate(timeout: number): DOMException {
  return new DOMException(`VOD did not respond within ${timeout} ms`, 'TimeoutError')
}
