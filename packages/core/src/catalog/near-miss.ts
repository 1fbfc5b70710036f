/**
 * The known word that a word probably misspells, or `undefined`. Misspellings differ only in letter case, or in one place by
 * at most two characters. A known word with a suffix, `AccessDenied2`, is a word of its own.
 */
export function nearMiss(word: string, known: readonly string[]): string | undefined {
  return known.find(
    (other) =>
      word.toLowerCase() === other.toLowerCase() ||
      (!word.startsWith(other) && differsInOnePlace(word, other)),
  )
}

function differsInOnePlace(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length)
  const shortest = Math.min(one.length, other.length)
  let head = 0
  while (head < shortest && one[head] === other[head]) head++
  let tail = 0
  while (tail < shortest - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  return longest > 4 && longest - head - tail <= 2
}
