import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { parse } from 'node:querystring'
import type { Body } from './body.ts'

/** A request as the rooms behind HTTP see it: read, not yet judged. */
export interface VodRequest {
  readonly method: string
  /** As sent, without the query: this is what a signature covers. */
  readonly path: string
  readonly query: URLSearchParams
  /** The query as the SDK signs it: a name that comes twice has a list of values. */
  readonly signableQuery: Readonly<Record<string, unknown>>
  readonly headers: IncomingHttpHeaders
  readonly body: Body
}

/** The parts of a request line's target: path and query, both as sent. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf('?')
  if (mark < 0) return { path: target, query: '' }
  return { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

/** A request whose body is still to be read. */
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
