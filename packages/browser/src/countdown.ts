/** Options of {@link countdown}. */
export interface CountdownOptions {
  /** Ends the countdown: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Gets the whole seconds that are left: at the start, each second, and 0 at the end. */
  readonly onTick?: ((secondsLeft: number) => void) | undefined
}

/** A day. Timers cannot wait for more than 24 of them. */
const MAX_SECONDS = 86_400

/**
 * Waits, and reports every second how many seconds are left, for the text of a retry button. Stays right in a background tab,
 * where browsers delay timers.
 *
 * @param seconds at most a day
 *
 * @example
 * await countdown(error.retryAfter ?? 0, { onTick: (left) => (button.textContent = left ? `Retry in ${left} s` : 'Retry') })
 */
export async function countdown(seconds: number, { signal, onTick }: CountdownOptions = {}): Promise<void> {
  const total = Math.min(seconds, MAX_SECONDS)
  const end = performance.now() / 1000 + total
  const secondsLeft = () => end - performance.now() / 1000
  signal?.throwIfAborted()
  // Timers can fire a little early, and in a background tab very late.
  for (let left = Math.ceil(total); left > 0; left = Math.min(left, Math.ceil(secondsLeft()))) {
    onTick?.(left)
    left -= 1
    await sleep(secondsLeft() - left, signal)
    signal?.throwIfAborted()
  }
  onTick?.(0)
}

/** Also ends when the signal fires. */
function sleep(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, seconds * 1000)
    signal?.addEventListener('abort', end)
  })
}
