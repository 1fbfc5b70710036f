/** When a call stops being waited for. */
export interface GivingUp {
  /** Fires then; its reason is a TimeoutError, or that of the caller's signal. */
  readonly signal: AbortSignal
  /** Rejects then, with that reason. */
  readonly promise: Promise<never>
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
  const promise = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true })
  })
  const follow = () => controller.abort(signal?.reason)
  if (signal?.aborted) follow()
  signal?.addEventListener('abort', follow, { once: true })
  const timer =
    timeout === undefined ? undefined : setTimeout(() => controller.abort(tooLate(timeout)), timeout)
  const stop = () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', follow)
  }
  return { signal: controller.signal, promise, stop }
}

function tooLate(timeout: number): DOMException {
  return new DOMException(`VOD did not answer within ${timeout} ms`, 'TimeoutError')
}
