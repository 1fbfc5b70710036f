/** The callbacks of the calls that follow one signal, and its only listener. */
interface Followers {
  readonly callbacks: Set<() => void>
  readonly notify: () => void
}

const FOLLOWERS = new WeakMap<AbortSignal, Followers>()

/**
 * Calls back when a signal fires, immediately if it already has. A signal gets one listener for any number of calls, because
 * node warns on stderr about more than ten.
 *
 * @returns a function that stops following. Call it once.
 */
export function followSignal(signal: AbortSignal, onAbort: () => void): () => void {
  if (signal.aborted) {
    onAbort()
    return () => {}
  }
  const { callbacks, notify } = FOLLOWERS.get(signal) ?? addListener(signal)
  callbacks.add(onAbort)
  return function unfollow() {
    callbacks.delete(onAbort)
    if (callbacks.size > 0) return
    signal.removeEventListener('abort', notify)
    FOLLOWERS.delete(signal)
  }
}

function addListener(signal: AbortSignal): Followers {
  const callbacks = new Set<() => void>()
  const notify = () => {
    for (const onAbort of callbacks) onAbort()
  }
  signal.addEventListener('abort', notify)
  const followers = { callbacks, notify }
  FOLLOWERS.set(signal, followers)
  return followers
}
