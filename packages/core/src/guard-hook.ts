import { isThenable } from './read-unknown.ts'
import { warnOfFailure } from './report/stderr.ts'

/**
 * Makes a hook of the app's safe to call: where it throws, or returns what is not fit, the result is `undefined`, and
 * the first time a line on stderr says so.
 */
export function guardHook<Args extends readonly unknown[], Result>(
  name: string,
  hook: (...args: Args) => unknown,
  isFit: (result: unknown) => result is Result,
): (...args: Args) => Result | undefined {
  const warn = warnOnce(name)
  return function guarded(...args) {
    try {
      const result = hook(...args)
      if (!isThenable(result)) return isFit(result) ? result : warn('it returned something that does not fit')
      // A hook that is async by mistake must not end the process when it rejects.
      result.then(undefined, () => {})
      return warn('it is async, and nobody waits for it')
    } catch (thrown) {
      return warn(thrown)
    }
  }
}

/**
 * Makes a listener of the app's safe to tell: what it returns does not matter, and of what it throws or rejects with the
 * first is said on stderr. It may be async; nobody waits for it.
 */
export function guardListener<Args extends readonly unknown[]>(
  name: string,
  listener: (...args: Args) => unknown,
): (...args: Args) => void {
  const warn = warnOnce(name)
  return function guarded(...args) {
    try {
      const result = listener(...args)
      if (isThenable(result)) result.then(undefined, warn)
    } catch (thrown) {
      warn(thrown)
    }
  }
}

function warnOnce(name: string): (thrown: unknown) => undefined {
  let hasWarned = false
  return function warn(thrown) {
    if (!hasWarned) warnOfFailure(`the hook ${name}`, thrown)
    hasWarned = true
  }
}
