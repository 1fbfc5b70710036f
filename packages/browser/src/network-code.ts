import { rootOf } from './failure-facts.ts'
import { read } from './read-unknown.ts'
import type { NetworkCode } from './vod-error-info.ts'

/** The signs of each code, between bars: names, codes, and messages of errors, and types of events. */
const SIGNS: readonly (readonly [code: NetworkCode, sign: RegExp])[] = [
  ['AbortError', /\|(AbortError|CanceledError|ERR_CANCELED|Request aborted|abort)\|/],
  ['TimeoutError', /\|(TimeoutError|ECONNABORTED|ETIMEDOUT|[Tt]imeout)\|/],
  // What the engines say when `fetch` fails has no code; node's codes are for pages that are rendered on a server.
  [
    'NetworkError',
    /\|(Network ?Error|ERR_NETWORK|ECONN\w+|ENOTFOUND)\||\|TypeError\|+(Failed to fetch|fetch failed|Load failed|terminated|[Nn]etwork ?[Eer]|The (network|Internet) )/,
  ],
]

/** The code of a failure without a response; `undefined` for any other value. */
export function networkCodeOf(failure: unknown): NetworkCode | undefined {
  const root = rootOf(failure)
  const text = `|${['name', 'code', 'type', 'message'].map((key) => read(failure, key)).join('|')}|`
  for (const [code, sign] of SIGNS) if (sign.test(text)) return code
  // Of axios before 1.0; an aborted XMLHttpRequest is unsent again.
  if (read(root, '__CANCEL__') || read(root, 'readyState') === 0) return 'AbortError'
  const isZero = read(root, 'status') === 0 || read(root, 'status_code') === 0
  // An opaque Response hides its status.
  return isZero && !text.includes('|opaque') ? 'NetworkError' : undefined
}
