import { followSignal } from './follow-signal.ts'

/** A call that is not waited for any more. */
export interface GivenUp {
  /** A TimeoutError, or the reason of the caller's signal. */
  readonly reason: unknown
}

/** When a call stops being waited for. */
export interface GivingUp {
  /** Fires then, with the same reason. */
  readonly signal: AbortSignal
  /** Resolves then; never rejects. */
  readonly promise: Promise<GivenUp>
  /** Ends the watch and lets go of timer and signal. */
  readonly stop: () => void
}

/** Gives up after `timeout` milliseconds or when `signal` fires, whichever comes first. */
export function giveUpWhen(limits: {
  timeout?: number | undefined
  signal?: AbortSignal | undefined
}): GivingUp {
  const { timeout, signal } = limits
  const controller = new AbortController()
  const promise = new Promise<GivenUp>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve({ reason: controller.signal.reason }), {
      once: true,
    })
  })
  const unfollow = signal && followSignal(signal, () => controller.abort(signal.reason))
  const timer =
    timeout === undefined ? undefined : setTimeout(() => controller.abort(tooLate(timeout)), timeout)
  const stop = () => {
    clearTimeout(timer)
    unfollow?.()
  }
  return { signal: controller.signal, promise, stop }
}

function tooLate(timeout: number): DOMException {
  return new DOMException(`VOD did not answer within ${timeout} ms`, 'TimeoutError')
}
