import { boundedMemo } from '../../bounded-memo.ts'
import { redact } from './redact.ts'
import { readSecretName } from './secret-names.ts'
import { REDACTED } from './spans.ts'

/**
 * Redacts a path. With a route such as `/uploads/:sessionKey/complete`, also redacts the segments whose parameter is named
 * like a secret. The route of a mounted router lacks its prefix, so segments are matched from the end. Where parts of the
 * route are optional, every segment is redacted that is not one of its words.
 */
export function redactPath(path: string, route: string | undefined): string {
  const isSecret = route === undefined ? undefined : secretSegments(route)
  if (!isSecret) return redact(path)
  const [, main = '', slash = ''] = /^(.*?)(\/?)$/s.exec(path) ?? []
  const segments = main.split('/').reverse()
  const redacted = segments.map((segment, index) => (isSecret(segment, index) ? REDACTED : segment))
  return redact(redacted.reverse().join('/') + slash)
}

/** Whether a segment of the path is secret, by its place from the end. */
type IsSecret = (segment: string, index: number) => boolean

/** Which segments a route makes secret; `undefined` if none. */
const secretSegments = boundedMemo((route): IsSecret | undefined => {
  if (!hasSecretParam(route)) return undefined
  // Without the patterns of parameters, as in /:token([a-z]+).
  const plain = route.replace(/\([^()]*\)/g, '').replace(/\/$/, '')
  const patterns = plain.split('/').reverse()
  const areSecret = patterns.map(hasSecretParam)
  if (!/[{?*]/.test(plain)) return (_segment, index) => areSecret[index] === true
  const words = plain.split(/[/{}]/)
  const most = plain.includes('*') ? Number.POSITIVE_INFINITY : patterns.length - 1
  return (segment, index) => index < most && segment !== '' && !words.includes(segment)
})

function hasSecretParam(pattern: string): boolean {
  return Array.from(pattern.matchAll(/[:*]([\w$]+)/g)).some(
    ([, name = '']) => readSecretName(name) !== undefined,
  )
}
