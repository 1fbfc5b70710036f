import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isObject, read } from '../read-unknown.ts'
import { fieldsOf } from './vary.ts'

/** The response to an error. An adapter only sends it. */
export interface ErrorResponse {
  /** 400–599. */
  status: number
  /** Lower-case names; every value is a legal header value. `vary` is to be appended to the app's. */
  headers: Record<string, string>
  body: string
}

/** Headers of the connection and of the end of the body: only the server knows them, and HTTP/2 refuses most. */
const HOP_BY_HOP_HEADERS: readonly string[] = [
  'connection',
  'content-length',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** A response read once, with lower-case names and without hop-by-hop headers. */
export function copyOf({ status, headers, body }: ErrorResponse): ErrorResponse {
  const entries = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text] as const)
  const kept = entries.filter(([name]) => !HOP_BY_HOP_HEADERS.includes(name))
  return { status, headers: Object.fromEntries(kept), body }
}

/** Whether a value can be sent: a status 400–599, legal headers under lower-case names, a body of text. */
export function isSendable(value: unknown): value is ErrorResponse {
  const headers = read(value, 'headers')
  const isWhole = isErrorStatus(read(value, 'status')) && typeof read(value, 'body') === 'string'
  if (!isWhole || !isObject(headers)) return false
  for (const [name, text] of Object.entries(headers)) {
    if (typeof text !== 'string') return false
    validateHeaderName(name)
    validateHeaderValue(name, text)
    if (name === 'vary') for (const field of fieldsOf(text)) validateHeaderName(field)
  }
  return true
}

/** Whether a value may be the status of an error response: an integer 400–599. */
export function isErrorStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 400 && value <= 599
}
