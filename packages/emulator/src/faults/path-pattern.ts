/** The longest path pattern, in characters. No route accepts a longer parameter. */
export const MAX_PATTERN_LENGTH = 2048

/**
 * Compiles a pattern in which each `*` matches any number of characters. Each literal is searched for once, after the
 * previous one, so the time is linear: a regular expression would backtrack.
 */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const [head = '', ...literals] = pattern.split('*')
  const tail = literals.pop()
  if (tail === undefined) return (path) => path === pattern
  return function matches(path) {
    const end = path.length - tail.length
    let position = head.length
    if (position > end || !path.startsWith(head) || !path.endsWith(tail)) return false
    for (const literal of literals) {
      const found = path.indexOf(literal, position)
      if (found < 0) return false
      position = found + literal.length
    }
    return position <= end
  }
}
