import { CATALOG, en } from '@vod-errors/core'
import type { FailureKind } from '../failure-kinds.ts'
import type { Reply } from './ask.ts'

/** An id that is there to be quoted. */
const ID = /^[\w-]{8,128}$/

/** The request id of an answer; empty if there is none that can be read. */
export function requestIdOf({ text }: Pick<Reply, 'text'>): string {
  try {
    const { requestId } = Object(JSON.parse(text))
    return typeof requestId === 'string' && ID.test(requestId) ? requestId : ''
  } catch {
    return ''
  }
}

/** What is wrong with an answer, `undefined` if nothing: status, the whole body, and the headers of the contract. */
export function wrongWith(reply: Reply, { code, hasVodId }: Omit<FailureKind, 'fault'>): string | undefined {
  const requestId = requestIdOf(reply)
  const body = JSON.stringify({ requestId, code, message: en.codes[code] })
  const wanted = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-language': 'en',
    'x-bce-request-id': hasVodId ? requestId : undefined,
  }
  if (reply.status !== CATALOG[code].status) return `status ${reply.status} for ${code}`
  if (reply.text !== body) return `body ${reply.text} for ${code}`
  const [name] = Object.entries(wanted).find(([name, value]) => reply.headers[name] !== value) ?? []
  return name && `${name}: ${reply.headers[name]} for ${code}`
}
