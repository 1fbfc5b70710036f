import { redact } from './redact.ts'
import { readSecretName } from './secret-names.ts'
import { REDACTED } from './spans.ts'

/**
 * A path fit to print: of a route such as `/uploads/:sessionKey/complete`, the segments are redacted whose parameter is
 * called like a secret. Routes of mounted routers may lack the beginning, so they are compared from the end.
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
