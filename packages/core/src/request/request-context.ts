import { readString } from '../read-unknown.ts'

/** What an adapter reads off the incoming request and its response. */
export interface IncomingRequest {
  readonly method: string
  /** The URL as the browser requested it. Its query is never kept. */
  readonly url: string
  /** The headers under lower-case names, as node has them. */
  readonly headers: object
  /** Where the app keeps what it knows of the request: `res.locals` of Express, `ctx.state` of Koa. */
  readonly state: Readonly<Record<string, unknown>>
  /** The BFF's own id of the request, of whatever type the app's middleware makes it. */
  readonly ownRequestId?: unknown
  /** The pattern of the route, `/media/:mediaId`, where the framework knows it. */
  readonly route?: string | undefined
  /** Whether the browser has left: an abort is then its own doing, and is not reported. */
  readonly hasBrowserLeft?: boolean
  /** Whether the response has begun or is destroyed: it can only be aborted then. */
  readonly hasResponseBegun?: boolean
}

/** What hooks and the report know of the incoming request, the same in every framework. */
export interface RequestContext {
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** The pattern of the route, `/media/:mediaId`, where the framework knows it. */
  readonly route: string | undefined
  /** The text of a header; `undefined` if the request has none of that name, or several. */
  readonly header: (name: string) => string | undefined
  /** Where the app keeps what it knows of the request: `res.locals` of Express, `ctx.state` of Koa. */
  readonly state: Readonly<Record<string, unknown>>
  /** Whether the browser has left. */
  readonly hasBrowserLeft: boolean
  /** Whether the response has begun, so that the browser cannot be told what went wrong. */
  readonly hasResponseBegun: boolean
}

/** The request context of an incoming request. */
export function requestContextOf(incoming: IncomingRequest): RequestContext {
  const { method, url, headers, state, route, hasBrowserLeft, hasResponseBegun } = incoming
  return {
    method,
    path: pathOf(url),
    route,
    header: (name) => readString(headers, name.toLowerCase()),
    state,
    hasBrowserLeft: hasBrowserLeft === true,
    hasResponseBegun: hasResponseBegun === true,
  }
}

function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}
