import type { IncomingRequest } from '../request/request-context.ts'
import type { NodeResponse } from './node-exchange.ts'

/**
 * Whether the browser has left and the response has begun, on HTTP/1 or HTTP/2, before the error. If the response was
 * destroyed with an error, the app has done that, as `pipeline` does when its source fails: the browser has not left, and
 * can be told no more than if the response had begun.
 */
export function stateOf(
  response: NodeResponse,
): Required<Pick<IncomingRequest, 'hasBrowserLeft' | 'hasResponseBegun'>> {
  const hasBegun = response.headersSent === true
  // The response of HTTP/2 has no `destroyed`; its stream, which is null in the end, has.
  const isDestroyed = response.destroyed ?? response.stream?.destroyed ?? false
  if (!isDestroyed) return { hasBrowserLeft: false, hasResponseBegun: hasBegun }
  const isErrored = Boolean(response.errored)
  return { hasBrowserLeft: !isErrored, hasResponseBegun: isErrored || hasBegun }
}
