import type { Credentials } from '../bce-auth.ts'
import type { VodRequest } from '../request/vod-request.ts'
import type { VodState } from '../state/vod-state.ts'

/** What a handler can read and change. */
export interface RouteContext {
  readonly request: VodRequest
  /** The parameters in the path, decoded. */
  readonly params: Readonly<Record<string, string | undefined>>
  readonly state: VodState
  /** The key pair that signed the request. */
  readonly signer: Credentials
}

/** The result of a successful call. Without a body, the response is an empty 200. */
export interface RouteResult {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Performs a call, or throws an ApiError. */
type Handler = (context: RouteContext) => RouteResult | Promise<RouteResult>

/** One row of a route table. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** With parameters, as in `/v2/medias/:mediaId`. */
  readonly path: string
  /** A name that the query must have, such as `publish` in `?publish=`. Rows with an action come before the row without. */
  readonly action?: string
  readonly handle: Handler
}

/** Returns the path parameter `mediaId`. */
export function mediaIdOf({ params }: RouteContext): string {
  return params['mediaId'] ?? ''
}
