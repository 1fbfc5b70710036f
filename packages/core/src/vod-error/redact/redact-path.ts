import { boundedMemo } from '../../bounded-memo.ts'
import { redact } from './redact.ts'
import { readSecretName } from './secret-names.ts'
import { REDACTED } from './spans.ts'

/** {@link redact} for routes, which repeat. The colon of a parameter counts as a sign of a secret. */
export const redactRoute: (route: string) => string = boundedMemo(redact)

/**
 * Redacts a path. With a route such as `/uploads/:sessionKey/complete`, also redacts the segments whose parameter is named
 * like a secret. The route of a mounted router lacks its prefix, so segments are matched from the end.
 */
export function redactPath(path: string, route: string | undefined): string {
  const areSecret = route === undefined ? [] : secretSegments(route)
  if (!areSecret.includes(true)) return redact(path)
  const segments = path.split('/').reverse()
  const redacted = segments.map((segment, index) => (areSecret[index] ? REDACTED : segment))
  return redact(redacted.reverse().join('/'))
}

/** Which segments of a route are secret, the last one first. */
const secretSegments = boundedMemo((route): readonly boolean[] =>
  route.split('/').reverse().map(isSecretParam),
)

function isSecretParam(pattern: string): boolean {
  const [, name] = /^[:*{]+([\w$]+)/.exec(pattern) ?? []
  return name !== undefined && readSecretName(name) !== undefined
}
