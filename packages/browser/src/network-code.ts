import { isSdkError, read, rootOf } from './read-unknown.ts'
import type { NetworkCode } from './vod-error-info.ts'

/** The signs of each code, between bars. */
const SIGNS: readonly (readonly [code: NetworkCode, sign: RegExp])[] = [
  ['AbortError', /\|(\w+ )?(abort|cancel)(ed)?(error)?\|/i],
  ['TimeoutError', /\|(timeout_?(error)?|ECONNABORTED|ETIMEDOUT)\|/i],
  // What the engines say when `fetch` fails has no code; node's codes are for pages that are rendered on a server. A chunk that
  // a deploy has deleted is no network failure.
  [
    'NetworkError',
    /\|(Network ?Error|(FETCH_|ERR_NE|ECONN|ENOTF)\w+)\||\|TypeError\|+(Failed to fetch(?! d)|(fetch|Load) failed|terminated|[Nn]etwork ?[Eer]|The \w+ connection )/,
  ],
]

/** Where errors and events have the signs. RTK Query has them as the `status`, jQuery as the `statusText`. */
const PLACES = 'name code type message status statusText'.split(' ')

/** The code of a failure without a response; `undefined` for any other value. */
export function networkCodeOf(failure: unknown): NetworkCode | undefined {
  const root = rootOf(failure)
  const text = `|${PLACES.map((key) => read(failure, key)).join('|')}|`
  for (const [code, sign] of SIGNS) if (sign.test(text)) return code
  // Of axios before 1.0; an aborted XMLHttpRequest is unsent again. So is every failed one of jQuery, which has a text.
  if (read(root, '__CANCEL__') || (read(root, 'readyState') === 0 && !read(root, 'statusText')))
    return 'AbortError'
  const isZero = read(root, 'status') === 0 || isSdkError(root)
  // An opaque Response hides its status.
  return isZero && !text.includes('|opaque') ? 'NetworkError' : undefined
}
