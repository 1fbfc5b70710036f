import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isErrorStatus, isObject, read } from '../read-unknown.ts'
import { varyFields } from './vary.ts'

/** The response to an error, ready to send. */
export interface ErrorResponse {
  /** 400–599, or 200 with `callerFaultsAs200`. */
  status: number
  /** Lower-case names and legal values. `vary` is added to the app's. */
  headers: Record<string, string>
  body: string
}

/** The headers of the connection that node rejects on HTTP/2, in lower case. It ignores `connection` there. */
export const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
])

/** Headers of the connection and the message framing, which only the server can set. */
const HOP_BY_HOP_HEADERS: readonly string[] = [
  ...CONNECTION_HEADERS,
  'connection',
  'content-length',
  'trailer',
]

/** Copies a response, with lower-case header names and without hop-by-hop headers. */
export function copyResponse({ status, headers, body }: ErrorResponse): ErrorResponse {
  const entries = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text] as const)
  const kept = entries.filter(([name]) => !HOP_BY_HOP_HEADERS.includes(name))
  return { status, headers: Object.fromEntries(kept), body }
}

/**
 * Whether a value can be sent: a status 400–599, or 200 if the app allows it, legal headers under lower-case names, a text body.
 * Throws for an illegal header.
 */
export function isSendable(value: unknown, allows200: boolean): value is ErrorResponse {
  const headers = read(value, 'headers')
  const status = read(value, 'status')
  const isLegal = isErrorStatus(status) || (allows200 && status === 200)
  const isWhole = isLegal && typeof read(value, 'body') === 'string'
  if (!isWhole || !isObject(headers)) return false
  for (const [name, text] of Object.entries(headers)) {
    if (typeof text !== 'string') return false
    validateHeaderName(name)
    validateHeaderValue(name, text)
    if (name === 'vary') for (const field of varyFields(text)) validateHeaderName(field)
  }
  return true
}
