import { readString } from '../probe.ts'

/** What an adapter tells of the request that failed. */
export interface FailedRequest {
  readonly method: string
  /** The URL as the browser asked for it. Its query is never kept. */
  readonly url: string
  /** The request's headers under lower-case names, as node has them. */
  readonly headers: object
  /** Where the app keeps what it knows of the request: `res.locals` of Express, `ctx.state` of Koa. */
  readonly state: Readonly<Record<string, unknown>>
  /** The BFF's own id of the request, of whatever kind the app's middleware makes it. */
  readonly ownRequestId?: unknown
  /** The pattern of the route, `/media/:mediaId`, where the framework knows it. */
  readonly route?: string | undefined
  /** Whether the browser has gone away: an abort is then its own doing, and no failure to report. */
  readonly isGone?: boolean
  /** Whether the response has begun, or is destroyed: it can only be cut then, and the browser will not be told why. */
  readonly isBegun?: boolean
}

/** What hooks see of the request that failed, the same in every framework. */
export interface RequestView {
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** The text of a header; `undefined` if the request has none of that name, or several. */
  readonly header: (name: string) => string | undefined
  /** Where the app keeps what it knows of the request: `res.locals` of Express, `ctx.state` of Koa. */
  readonly state: Readonly<Record<string, unknown>>
}

/** The view of a request that hooks are given. */
export function viewOf({ method, url, headers, state }: FailedRequest): RequestView {
  return {
    method,
    path: pathOf(url),
    header: (name) => readString(headers, name.toLowerCase()),
    state,
  }
}

function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}
