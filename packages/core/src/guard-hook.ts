import { isThenable } from './read-unknown.ts'
import { warnOfFailure } from './stderr.ts'

/**
 * Wraps the app's hook so that it never throws. If the hook throws, is async or returns an invalid value, the result is
 * `undefined`, and the first such failure prints a warning on stderr.
 */
export function guardHook<Args extends readonly unknown[], Result>(
  name: string,
  hook: (...args: Args) => unknown,
  isValid: (result: unknown) => result is Result,
): (...args: Args) => Result | undefined {
  const warn = warnOnce(name)
  return function guarded(...args) {
    try {
      const result = hook(...args)
      if (!isThenable(result)) return isValid(result) ? result : warn('it returned an invalid value')
      // An unhandled rejection would crash the process.
      result.then(undefined, () => {})
      return warn('it must not be async')
    } catch (thrown) {
      return warn(thrown)
    }
  }
}

/**
 * Wraps the app's listener so that it never throws. It may be async, but nobody waits for it. Its first error or rejection
 * prints a warning on stderr.
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
