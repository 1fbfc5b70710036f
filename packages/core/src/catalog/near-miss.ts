/**
 * The known word that an unknown one was probably meant to be, or `undefined`: the same letters in another case, or the
 * same word but for one place of at most two characters. What only adds to the end is a word of its own: `AccessDenied2`.
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
