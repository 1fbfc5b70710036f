import { readString } from '../read-unknown.ts'

/** What an adapter reads from the incoming request and its response. */
export interface IncomingRequest {
  readonly method: string
  /** The URL as the browser requested it. The query is dropped. */
  readonly url: string
  /** The headers under lower-case names, as in node. */
  readonly headers: object
  /** The app's data about the request: `res.locals` in Express, `ctx.state` in Koa. */
  readonly state: Readonly<Record<string, unknown>>
  /** The BFF's own id of the request, of any type. */
  readonly ownRequestId?: unknown
  /** The pattern of the route, `/media/:mediaId`, if the framework knows it. */
  readonly route?: string | undefined
  /** By default, the browser waits for a response that has not begun. */
  readonly responseState?: ResponseState
}

/** How far the request and its response were when the error happened. */
export interface ResponseState {
  readonly hasBrowserLeft: boolean
  /** Whether it has left before its whole request had arrived. Then no call that failed on the way is reported. */
  readonly isUploadCutOff: boolean
  /** Whether the response has begun or is destroyed. Then it can only be aborted. */
  readonly hasResponseBegun: boolean
  /** Whether the response is closed, because the browser has left or has all of it. Then an aborted call is not reported. */
  readonly isClosed: boolean
}

const WAITING: ResponseState = {
  hasBrowserLeft: false,
  isUploadCutOff: false,
  hasResponseBegun: false,
  isClosed: false,
}

/** The incoming request as hooks and the report see it, the same in every framework. */
export interface RequestContext {
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** The pattern of the route, `/media/:mediaId`, if the framework knows it. */
  readonly route: string | undefined
  /**
   * The value of a header, whose name can be in any letter case; `undefined` if there is none. If it was sent more than once, what
   * node makes of it: the values joined, or only the first one.
   */
  readonly header: (name: string) => string | undefined
  /** The app's data about the request: `res.locals` in Express, `ctx.state` in Koa. */
  readonly state: Readonly<Record<string, unknown>>
  /** Whether the browser has left. */
  readonly hasBrowserLeft: boolean
  /** Whether the browser has left in the middle of an upload, before its whole request had arrived. */
  readonly isUploadCutOff: boolean
  /** Whether the response has begun. Then the browser gets no error response. */
  readonly hasResponseBegun: boolean
}

/** Makes the request context of an incoming request. */
export function requestContextOf(incoming: IncomingRequest): RequestContext {
  const { method, url, headers, state, route, responseState = WAITING } = incoming
  const queryStart = url.indexOf('?')
  return {
    method,
    path: queryStart === -1 ? url : url.slice(0, queryStart),
    route,
    header: (name) => readString(headers, name.toLowerCase()),
    state,
    hasBrowserLeft: responseState.hasBrowserLeft,
    isUploadCutOff: responseState.isUploadCutOff,
    hasResponseBegun: responseState.hasResponseBegun,
  }
}
