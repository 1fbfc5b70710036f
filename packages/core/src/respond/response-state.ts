import type { FailedRequest } from '../answer/request.ts'

/** What of a response of node's, HTTP/1 or HTTP/2, tells what has become of it. */
export interface NodeResponse {
  /** Whether it has begun. */
  readonly headersSent: boolean
  /** Whether the connection is gone; HTTP/1 only. */
  readonly destroyed?: boolean
  /** HTTP/2 only. */
  readonly stream?: { readonly destroyed: boolean } | undefined
  /** What the app destroyed it with. */
  readonly errored?: unknown
}

/**
 * What has become of a response of node's, HTTP/1 or HTTP/2, before the failure. One that was destroyed with an error
 * was destroyed by the app, as `pipeline` does where its source fails: the browser has not gone away, and can no more be
 * told why than where the response has begun.
 */
export function stateOf(response: NodeResponse): Required<Pick<FailedRequest, 'isGone' | 'isBegun'>> {
  // The response of HTTP/2 has no `destroyed`; its stream, which is gone at the end, has.
  const isDestroyed = response.destroyed ?? response.stream?.destroyed ?? false
  if (!isDestroyed) return { isGone: false, isBegun: response.headersSent }
  const isErrored = Boolean(response.errored)
  return { isGone: !isErrored, isBegun: isErrored || response.headersSent }
}
