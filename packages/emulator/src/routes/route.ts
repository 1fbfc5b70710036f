import type { Credentials } from '../bce-auth.ts'
import type { VodRequest } from '../request/vod-request.ts'
import type { VodState } from '../state/vod-state.ts'

/** What a handler may look at and change. */
export interface RouteContext {
  readonly request: VodRequest
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string | undefined>>
  readonly state: VodState
  /** The key pair that signed the request. */
  readonly signer: Credentials
}

/** The good answer to a call; without a body the answer is empty, with status 200. */
export interface Reply {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Does what a call asks for, or throws a VodFailure. */
type Handler = (context: RouteContext) => Reply | Promise<Reply>

/** One row of a routing table. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** With named parts: `/v2/medias/:mediaId`. */
  readonly path: string
  /** The name that must stand in the query, as `publish` in `?publish=`; rows with one come before the row without. */
  readonly action?: string
  readonly handle: Handler
}

/** The part of the path that the route names `mediaId`. */
export function mediaIdOf({ params }: RouteContext): string {
  return params['mediaId'] ?? ''
}
