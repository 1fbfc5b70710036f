import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { parse } from 'node:querystring'
import type { Body } from './body.ts'

/** A call to VOD, not yet checked. */
export interface VodRequest {
  readonly method: string
  /** As sent, without the query. This is what a signature covers. */
  readonly path: string
  readonly query: URLSearchParams
  /** The query as the SDK signs it. A repeated name has a list of values. */
  readonly signableQuery: Readonly<Record<string, unknown>>
  readonly headers: IncomingHttpHeaders
  readonly body: Body
}

/** Splits a request target into path and query, both as sent. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf('?')
  if (mark < 0) return { path: target, query: '' }
  return { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

/** Wraps a request without reading its body. */
export function toVodRequest(incoming: IncomingMessage): VodRequest {
  const { path, query } = splitTarget(incoming.url ?? '/')
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    signableQuery: parse(query, '&', '=', { maxKeys: 0 }),
    headers: incoming.headers,
    body: incoming,
  }
}
