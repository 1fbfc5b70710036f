import { CATALOG, en } from '@vod-errors/core'
import type { FailureKind } from '../failure-kinds.ts'
import type { BffResponse } from './request-bff.ts'

/** A request id that a person can quote. */
const ID = /^[\w-]{8,128}$/

/** The request id of a response; empty if there is no valid one. */
export function requestIdOf({ text }: Pick<BffResponse, 'text'>): string {
  try {
    const { requestId } = Object(JSON.parse(text))
    return typeof requestId === 'string' && ID.test(requestId) ? requestId : ''
  } catch {
    return ''
  }
}

/** Checks the status, the whole body and the headers of the contract. Returns the first problem, or `undefined`. */
export function problemWith(
  response: BffResponse,
  { code, hasVodId }: Omit<FailureKind, 'fault'>,
): string | undefined {
  const requestId = requestIdOf(response)
  const body = JSON.stringify({ requestId, code, message: en.codes[code] })
  const expected = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-language': 'en',
    'x-bce-request-id': hasVodId ? requestId : undefined,
  }
  if (response.status !== CATALOG[code].status) return `status ${response.status} for ${code}`
  if (response.text !== body) return `body ${response.text} for ${code}`
  const [name] = Object.entries(expected).find(([name, value]) => response.headers[name] !== value) ?? []
  return name && `${name}: ${response.headers[name]} for ${code}`
}
