import { followSignal } from './follow-signal.ts'

/** A call that is not waited for any more. */
export class GivenUp {
  /** A TimeoutError, or the reason of the caller's signal. */
  readonly reason: unknown

  constructor(reason: unknown) {
    this.reason = reason
  }
}

/** When a call stops being waited for. */
export interface GivingUp {
  /** Fires then, with the same reason. Made when it is first asked for: most clients cannot stop. */
  readonly signal: AbortSignal
  /** Resolves then; never rejects. */
  readonly promise: Promise<GivenUp>
  readonly isOver: boolean
  /** Ends the watch and lets go of timer and signal. */
  readonly stop: () => void
}

/** Gives up after `timeout` milliseconds or when `signal` fires, whichever comes first; never, where there is neither. */
export function giveUpWhen(limits: {
  timeout?: number | undefined
  signal?: AbortSignal | undefined
}): GivingUp {
  const { timeout, signal } = limits
  let controller: AbortController | undefined
  let given: GivenUp | undefined
  let tell: (given: GivenUp) => void = () => {}
  const promise = new Promise<GivenUp>((resolve) => {
    tell = resolve
  })
  const giveUp = (reason: unknown) => {
    given ??= new GivenUp(reason)
    tell(given)
    controller?.abort(given.reason)
  }
  const unfollow = signal && followSignal(signal, () => giveUp(signal.reason))
  const timer = timeout === undefined ? undefined : setTimeout(() => giveUp(tooLate(timeout)), timeout)
  return {
    promise,
    get isOver() {
      return given !== undefined
    },
    get signal() {
      controller ??= new AbortController()
      if (given) controller.abort(given.reason)
      return controller.signal
    },
    stop: () => {
      clearTimeout(timer)
      unfollow?.()
    },
  }
}

function tooLate(timeout: number): DOMException {
  return new DOMException(`VOD did not answer within ${timeout} ms`, 'TimeoutError')
}
