import type { FailedRequest } from '../answer/request.ts'
import { read } from '../probe.ts'

/**
 * What has become of a response of node's, HTTP/1 or HTTP/2, before the failure. One that was destroyed with an error
 * was destroyed by the app, as `pipeline` does where its source fails: the browser has not gone away, and can no more be
 * told why than where the response has begun.
 */
export function stateOf(response: object): Pick<FailedRequest, 'isGone' | 'isBegun'> {
  const isDestroyed = (read(response, 'destroyed') ?? read(read(response, 'stream'), 'destroyed')) === true
  const isErrored = Boolean(read(response, 'errored'))
  return {
    isGone: isDestroyed && !isErrored,
    isBegun: read(response, 'headersSent') === true || (isDestroyed && isErrored),
  }
}
