/** A day. Nobody waits longer, and no integer overflows. */
const MOST_SECONDS = 86_400

/** The three forms of RFC 9110. The last, of asctime, does not say that it is in GMT, but is. */
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,6}, [\w -]+:\d\d:\d\d GMT| [A-Z][\w ]+:\d\d:\d\d \d{4})$/

/**
 * The seconds that a `Retry-After` header names: digits, or an HTTP date seen from now. Between 0 and a day;
 * `undefined` for anything else.
 *
 * @param now milliseconds since 1970; mostly nobody need ask for them
 */
export function parseRetryAfter(header: unknown, now: () => number): number | undefined {
  if (typeof header !== 'string') return undefined
  const text = header.trim()
  if (/^\d{1,15}$/.test(text)) return clampRetryAfter(Number(text))
  const date = HTTP_DATE.test(text) ? Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`) : Number.NaN
  if (Number.isNaN(date)) return undefined
  return clampRetryAfter(Math.ceil((date - now()) / 1000))
}

/** Between 0 and a day, in seconds. */
export function clampRetryAfter(seconds: number): number {
  return Math.min(Math.max(seconds, 0), MOST_SECONDS)
}
