const MAX_LENGTH = 1000

/** Names after which a secret stands: `name: value`, `name=value`, `"name":"value"`, with a scheme such as Bearer or not. */
const NAMED =
  /\b((?:proxy-)?authorization|(?:set-)?cookie|signature|ak|sk|token|password|passwd|secret|(?:access|secret|api)[-_ ]?(?:access[-_ ]?)?key(?:[-_ ]?id)?|(?:security|session|access|refresh)[-_ ]?token)((?:\\?["'])?\s*[:=]\s*(?:\\?["'])?)(?:(?:bearer|basic)\s+)?[^\s"',;&}\\]+/gi

/** What must never be printed, and what stands in its place. The text that they see is bounded, and so is their time. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // an authorization header: access key, date, signature
  [/bce-auth-v1\/[^\s"'<>]+/gi, 'bce-auth-v1/[redacted]'],
  // user and password of a URL
  [/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s"'<>/?#@]*@/gi, '$1[redacted]@'],
  // the query and the fragment of a URL or a path
  [/(?<=[^\s"'<>])[?#][^\s"'<>?#=]*=[^\s"'<>]*/g, '?[redacted]'],
  [NAMED, '$1$2[redacted]'],
  [/\b(access ?key(?: ?id)?\s+)(?=\S*\d)\S+/gi, '$1[redacted]'],
  // bare access keys, secret keys and signatures
  [/(?<![0-9a-f])[0-9a-f]{32,}(?![0-9a-f])|ALTAK[0-9A-Za-z]{8,}/gi, '[redacted]'],
]

/** What every secret above has in it: most texts have none of it, and need not be searched for each. */
const SIGN = /[@=:]|bce-auth|access ?key|[0-9a-f]{32}|ALTAK/i

/** Control characters, line breaks of any kind and changes of direction: what could forge or disguise a log line. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu

/**
 * A vendor's text made safe to print: on one line, at most 1,000 characters, without access keys, signatures, tokens,
 * passwords and URL queries.
 */
export function redact(text: string): string {
  let safe = cut(text.slice(0, 2 * MAX_LENGTH + 1).replace(UNPRINTABLE, ' '))
  if (SIGN.test(safe)) for (const [pattern, replacement] of SECRETS) safe = safe.replace(pattern, replacement)
  return safe.length > MAX_LENGTH ? `${safe.slice(0, MAX_LENGTH - 1)}…` : safe.trim()
}

/** Cut before the patterns run, so that they see a bounded text; at a space, so that no secret is left in half. */
function cut(text: string): string {
  return text.length <= 2 * MAX_LENGTH ? text : `${text.slice(0, text.lastIndexOf(' ') + 1)}…`
}
