/** Longer texts than these are written by nobody who repeats them. */
const MOST_CHARACTERS = 200
const MOST_TEXTS = 500

/**
 * Remembers what a function of a text came to: for the first 500 different texts of at most 200 characters, so that a
 * flood of different ones fills no memory.
 */
export function boundedMemo<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return function remembered(text) {
    const result = known.get(text)
    if (result !== undefined) return result
    const computed = compute(text)
    if (text.length <= MOST_CHARACTERS && known.size < MOST_TEXTS) known.set(text, computed)
    return computed
  }
}
