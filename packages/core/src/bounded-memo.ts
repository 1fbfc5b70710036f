/** Longer texts rarely repeat. */
const MAX_CHARACTERS = 200
const MAX_TEXTS = 500

/**
 * Caches the results of a function of one text: at most 500 texts of at most 200 characters. Texts that are used again stay
 * cached, others are evicted, so a flood of different texts neither fills the memory nor disables the cache.
 */
export function boundedMemo<Result>(compute: (text: string) => Result): (text: string) => Result {
  // Two generations make a frequent text cost one look-up; keeping the order of last use would cost three.
  let recent = new Map<string, Result>()
  let older: ReadonlyMap<string, Result> = new Map()
  return function memoized(text) {
    const cached = recent.get(text)
    if (cached !== undefined || recent.has(text)) return cached as Result
    const result = older.has(text) ? (older.get(text) as Result) : compute(text)
    if (text.length > MAX_CHARACTERS) return result
    if (recent.size >= MAX_TEXTS / 2) {
      older = recent
      recent = new Map()
    }
    recent.set(text, result)
    return result
  }
}
