/** The calls that follow one signal, and its one listener. */
interface Followers {
  readonly waiting: Set<() => void>
  readonly tell: () => void
}

const FOLLOWERS = new WeakMap<AbortSignal, Followers>()

/**
 * Calls back when a signal fires; at once, if it has. A signal gets one listener however many calls follow it, because node
 * warns on stderr of more than ten.
 *
 * @returns stops following, to be called once; the listener goes with the last call.
 */
export function followSignal(signal: AbortSignal, onAbort: () => void): () => void {
  if (signal.aborted) {
    onAbort()
    return () => {}
  }
  const { waiting, tell } = FOLLOWERS.get(signal) ?? listenOnce(signal)
  waiting.add(onAbort)
  return function unfollow() {
    waiting.delete(onAbort)
    if (waiting.size > 0) return
    signal.removeEventListener('abort', tell)
    FOLLOWERS.delete(signal)
  }
}

function listenOnce(signal: AbortSignal): Followers {
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const onAbort of waiting) onAbort()
  }
  signal.addEventListener('abort', tell)
  const followers = { waiting, tell }
  FOLLOWERS.set(signal, followers)
  return followers
}
