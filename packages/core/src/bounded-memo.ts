/** Longer texts than these are written by nobody who repeats them. */
const MOST_CHARACTERS = 200
const MOST_TEXTS = 500

/**
 * Remembers what a function of a text returned: at most 500 different texts of at most 200 characters. A flood of different
 * ones fills no memory, and does not end the remembering: what is asked for again stays, what is not is forgotten.
 */
export function boundedMemo<Result>(compute: (text: string) => Result): (text: string) => Result {
  // Two halves, so that a text asked for often costs one look-up: to keep the order of its last use would cost three.
  let recent = new Map<string, Result>()
  let older: ReadonlyMap<string, Result> = new Map()
  return function remembered(text) {
    const known = recent.get(text)
    if (known !== undefined) return known
    const result = older.get(text) ?? compute(text)
    if (text.length > MOST_CHARACTERS) return result
    if (recent.size >= MOST_TEXTS / 2) {
      older = recent
      recent = new Map()
    }
    recent.set(text, result)
    return result
  }
}
