import type { ServerResponse } from 'node:http'
import { CATALOG, en, isVodErrorCode, type VodErrorCode } from '@vod-errors/core'
import { bareCode } from '@vod-errors/core/catalog'

/** One row of a team's own table of codes. */
interface Row {
  readonly status: number
  readonly message: string
  readonly retryable: boolean
}

const ROWS: ReadonlyMap<string, Row> = new Map(
  Object.keys(CATALOG)
    .filter(isVodErrorCode)
    .map((code: VodErrorCode) => {
      const { status, retryable } = CATALOG[code]
      return [code, { status, retryable, message: en.codes[code] }]
    }),
)

/** The response that a team's own handler looks up in its table. */
export interface HandWrittenResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: { readonly requestId: string; readonly code: string; readonly message: string }
}

/** A handler as a team would write it for one client, one shape and one language; `undefined` for everything else. */
export function handWrittenResponse(thrown: unknown): HandWrittenResponse | undefined {
  if (!isRejection(thrown)) return undefined
  const code = bareCode(thrown.code)
  const row = ROWS.get(code)
  if (!row) return undefined
  const headers: Record<string, string> = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-language': 'en',
    vary: 'Accept, Accept-Language',
    'x-bce-request-id': thrown.request_id,
  }
  if (row.retryable) headers['retry-after'] = '1'
  return { status: row.status, headers, body: { requestId: thrown.request_id, code, message: row.message } }
}

/** Writes the hand-written response with Node's own calls. Returns it, if there was one. */
export function writeHandWritten(res: ServerResponse, thrown: unknown): HandWrittenResponse | undefined {
  const response = handWrittenResponse(thrown)
  if (!response) return undefined
  const body = JSON.stringify(response.body)
  res.statusCode = response.status
  for (const name in response.headers) res.setHeader(name, response.headers[name] ?? '')
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.setHeader('content-length', Buffer.byteLength(body))
  res.end(body)
  return response
}

/** What `@baiducloud/sdk` rejects with. */
export interface Rejection {
  readonly status_code: number
  readonly code: string
  readonly message: string
  readonly request_id: string
  readonly 'x-bce-date': string
  readonly 'x-bce-debug-id': string
}

function isRejection(thrown: unknown): thrown is Rejection {
  if (typeof thrown !== 'object' || thrown === null) return false
  if (!('status_code' in thrown && 'code' in thrown && 'request_id' in thrown)) return false
  return typeof thrown.code === 'string' && typeof thrown.request_id === 'string'
}
