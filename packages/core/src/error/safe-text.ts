const MAX_LENGTH = 1000

/** What must never be printed, and what stands in its place. Each pattern takes time linear in the text. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // an authorization header: access key, date, signature
  [/bce-auth-v1\/[^\s"'<>]+/gi, 'bce-auth-v1/[redacted]'],
  // the query of a URL, signed or not
  [/(https?:\/\/[^\s"'<>?]+)\?[^\s"'<>]*/gi, '$1?[redacted]'],
  // name: value, name=value, "name":"value"
  [
    /\b(authorization|signature|ak|sk|(?:access|secret)[-_ ]?(?:access[-_ ]?)?key(?:[-_ ]?id)?|(?:security|session)[-_ ]?token)(["']?\s*[:=]\s*["']?)[^\s"',;&}]+/gi,
    '$1$2[redacted]',
  ],
  // bare access keys, secret keys and signatures
  [/\b(?:[0-9a-f]{32,}|ALTAK[0-9A-Za-z]{8,})\b/gi, '[redacted]'],
]

/** Control characters and line breaks of any kind: what could forge a log line. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/**
 * A vendor's text made safe to print: on one line, at most 1,000 characters, without access keys, signatures, tokens
 * and URL queries.
 */
export function safeText(text: string): string {
  // Cut before the patterns run (they see a bounded text) and wide enough that no secret is left in half.
  let safe = text.slice(0, 2 * MAX_LENGTH).replace(UNPRINTABLE, ' ')
  for (const [pattern, replacement] of SECRETS) safe = safe.replace(pattern, replacement)
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH - 1)}…` : safe.trim()
}
