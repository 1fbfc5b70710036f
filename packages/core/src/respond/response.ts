import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isErrorStatus } from '../policy/status-policy.ts'
import { isObject, read } from '../probe.ts'
import type { IsStale } from './stale-headers.ts'
import { fieldsOf } from './vary.ts'

/** An answer as plain data. An adapter only sends it. */
export interface VodErrorResponse {
  /** 400–599. */
  readonly status: number
  /** Lower-case names; every value is a legal header value. */
  readonly headers: Readonly<Record<string, string>>
  /** What to append to `vary`, beside what the app has put there. */
  readonly vary: string
  /** Which headers to remove first, by their lower-case names: those of the abandoned success. */
  readonly isStale: IsStale
  readonly body: string
}

/** What of a response may be changed before it is sent. */
export type SentResponse = Pick<VodErrorResponse, 'status' | 'headers' | 'body'>

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

/** A response read once, with lower-case names and without what says where the body ends. */
export function copyOf({ status, headers, body }: SentResponse): SentResponse {
  const entries = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text] as const)
  return {
    status,
    headers: Object.fromEntries(entries.filter(([name]) => !HOP_BY_HOP_HEADERS.includes(name))),
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
