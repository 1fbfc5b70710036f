import { redact } from './redact.ts'
import { readSecretName } from './secret-names.ts'
import { REDACTED } from './spans.ts'

/**
 * Redacts a path. With a route such as `/uploads/:sessionKey/complete`, also redacts the segments whose parameter is named
 * like a secret. The route of a mounted router lacks its prefix, so segments are matched from the end.
 */
export function redactPath(path: string, route: string | undefined): string {
  const patterns = route?.split('/').reverse() ?? []
  if (!patterns.some(isSecretParam)) return redact(path)
  const segments = path.split('/').reverse()
  const redacted = segments.map((segment, index) =>
    isSecretParam(patterns[index] ?? '') ? REDACTED : segment,
  )
  return redact(redacted.reverse().join('/'))
}

function isSecretParam(pattern: string): boolean {
  const [, name] = /^[:*{]+([\w$]+)/.exec(pattern) ?? []
  return name !== undefined && readSecretName(name) !== undefined
}
