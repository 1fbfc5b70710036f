import type { FailedRequest } from '../answer/request.ts'
import type { NodeResponse } from './node-exchange.ts'

/**
 * What has become of a response, HTTP/1 or HTTP/2, before the failure. If it was destroyed with an error, the app has
 * destroyed it, as `pipeline` does when its source fails: the browser has not left, and can be told no more than if the
 * response had begun.
 */
export function stateOf(response: NodeResponse): Required<Pick<FailedRequest, 'isGone' | 'isBegun'>> {
  const isBegun = response.headersSent === true
  // The response of HTTP/2 has no `destroyed`; its stream, which is null in the end, has.
  const isDestroyed = response.destroyed ?? response.stream?.destroyed ?? false
  if (!isDestroyed) return { isGone: false, isBegun }
  const isErrored = Boolean(response.errored)
  return { isGone: !isErrored, isBegun: isErrored || isBegun }
}
