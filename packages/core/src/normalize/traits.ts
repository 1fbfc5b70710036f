import { isError } from '../read-unknown.ts'
import { BRAND } from '../vod-error/vod-error.ts'

/** What a VOD error is recognized by: its brand, the keys of the clients' errors, and the causes and hosts that they name. */
type Trait =
  | typeof BRAND
  | 'status_code'
  | 'isAxiosError'
  | 'options'
  | 'request'
  | 'response'
  | 'headers'
  | 'bodyUsed'
  | 'cause'
  | 'originalError'
  | 'thrownValue'
  | 'hostname'
  | 'host'

/**
 * Whether anything about a value can tell of a call to VOD. Most Errors of an app have none of these properties. They are
 * read by name here, because V8 takes much longer to read a property by a key that varies.
 */
export function hasTrait(value: unknown): boolean {
  if (!isError(value)) return true
  try {
    const error: Error & Readonly<Partial<Record<Trait, unknown>>> = value
    const client = error.status_code ?? error.isAxiosError ?? error.options ?? error.request ?? error.response
    const response = error.headers ?? error.bodyUsed
    const context =
      error[BRAND] ?? error.cause ?? error.originalError ?? error.thrownValue ?? error.hostname ?? error.host
    if ((client ?? response ?? context) !== undefined) return true
    const { name } = error
    return (
      name === 'FetchError' ||
      name === 'VodError' ||
      name === 'AggregateError' ||
      error instanceof AggregateError
    )
  } catch {
    return true
  }
}
