/** A day. */
const MAX_SECONDS = 86_400

/** The three date formats of RFC 9110. The last, of asctime, is in GMT without saying so. */
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,6}, [\w -]+:\d\d:\d\d GMT| [A-Z][\w ]+:\d\d:\d\d \d{4})$/

/**
 * The seconds in a `Retry-After` header, which holds digits or an HTTP date; between 0 and a day. `undefined` for any other
 * value.
 */
export function parseRetryAfter(header: unknown): number | undefined {
  if (typeof header !== 'string') return undefined
  const text = header.trim()
  if (/^\d{1,15}$/.test(text)) return clampRetryAfter(Number(text))
  const date = HTTP_DATE.test(text) ? Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`) : Number.NaN
  if (Number.isNaN(date)) return undefined
  return clampRetryAfter(Math.ceil((date - Date.now()) / 1000))
}

/** Limits seconds to between 0 and a day. */
export function clampRetryAfter(seconds: number): number {
  return Math.min(Math.max(seconds, 0), MAX_SECONDS)
}
