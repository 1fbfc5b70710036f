import { validateHeaderName, validateHeaderValue } from 'node:http'
import { expected } from '../expected.ts'
import { isErrorStatus } from '../policy/status-policy.ts'
import { isObject, read } from '../probe.ts'

/** An answer as plain data. An adapter only sends it. */
export interface VodErrorResponse {
  /** 400–599. */
  readonly status: number
  /** Lower-case names; every value is a legal header value. */
  readonly headers: Readonly<Record<string, string>>
  /** What to append to `vary`, beside what the app has put there. */
  readonly vary: string
  /** Lower-case names of headers to remove first: they described the success that did not happen. */
  readonly staleHeaders: ReadonlySet<string>
  readonly body: string
}

/** What of a response may be changed before it is sent. */
export type SentResponse = Pick<VodErrorResponse, 'status' | 'headers' | 'body'>

/** Headers that belong to the body, the target or the caching of a success, and lie about an error. */
const STALE_HEADERS: readonly string[] = [
  'accept-ranges',
  'age',
  'cdn-cache-control',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-location',
  'content-md5',
  'content-range',
  'digest',
  'etag',
  'expires',
  'last-modified',
  'location',
  'pragma',
  'refresh',
  'repr-digest',
  'retry-after',
  'surrogate-control',
  'trailer',
  'transfer-encoding',
  'x-accel-redirect',
  'x-bce-request-id',
  'x-sendfile',
]

/**
 * Checks the `keepHeaders` option, and says which headers are stale all the same.
 *
 * @throws {TypeError} unless it is an array of header names that would otherwise be removed.
 */
export function prepareStaleHeaders(keepHeaders: unknown = []): ReadonlySet<string> {
  if (!Array.isArray(keepHeaders)) throw expected('keepHeaders', 'an array of header names', keepHeaders)
  for (const [index, name] of keepHeaders.entries()) {
    const isStale = typeof name === 'string' && STALE_HEADERS.includes(name.toLowerCase())
    if (!isStale) throw expected(`keepHeaders[${index}]`, `one of ${STALE_HEADERS.join(', ')}`, name)
  }
  const kept = keepHeaders.map((name: string) => name.toLowerCase())
  return new Set(STALE_HEADERS.filter((name) => !kept.includes(name)))
}

/** Headers that say where the body ends: nobody but the adapter knows. */
const FRAMING_HEADERS: readonly string[] = ['connection', 'content-length', 'trailer', 'transfer-encoding']

/** A response read once, with lower-case names and without what says where the body ends. */
export function copyOf({ status, headers, body }: SentResponse): SentResponse {
  const entries = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text] as const)
  return {
    status,
    headers: Object.fromEntries(entries.filter(([name]) => !FRAMING_HEADERS.includes(name))),
    body,
  }
}

/** Whether a value can be sent: a status 400–599, legal headers under lower-case names, a body of text. */
export function isSendable(value: unknown): value is SentResponse {
  const headers = read(value, 'headers')
  const isWhole = isErrorStatus(read(value, 'status')) && typeof read(value, 'body') === 'string'
  if (!isWhole || !isObject(headers)) return false
  for (const [name, text] of Object.entries(headers)) {
    if (typeof text !== 'string') return false
    validateHeaderName(name)
    validateHeaderValue(name, text)
    // Frameworks throw for any other.
    if (name === 'vary') for (const field of fieldsOf(text)) validateHeaderName(field)
  }
  return true
}

/** The names in the text of a `vary`, perhaps with some twice. */
export function fieldsOf(vary: string): string[] {
  return vary
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
