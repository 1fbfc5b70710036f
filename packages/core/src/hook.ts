import { isThenable } from './probe.ts'
import { warnOfFailure } from './stderr.ts'

/**
 * Makes a hook of the app's safe to call: where it throws, or returns what is not fit, the result is `undefined`, and
 * the first time a line on stderr says so.
 */
export function guardHook<Args extends readonly unknown[], Result>(
  name: string,
  hook: (...args: Args) => unknown,
  isFit: (result: unknown) => result is Result,
): (...args: Args) => Result | undefined {
  let hasWarned = false
  function warn(thrown: unknown): undefined {
    if (!hasWarned) warnOfFailure(`the hook ${name}`, thrown)
    hasWarned = true
  }
  return function guarded(...args) {
    try {
      const result = hook(...args)
      // A hook that is async by mistake must not end the process when it rejects.
      if (isThenable(result)) result.then(undefined, () => {})
      else if (isFit(result)) return result
      return warn(new TypeError('It returned something unfit'))
    } catch (thrown) {
      return warn(thrown)
    }
  }
}
