import { read } from '../read-unknown.ts'
import type { ResponseState } from '../request/request-context.ts'
import type { NodeRequest, NodeResponse } from './node-exchange.ts'

/**
 * Reads whether the browser had left, perhaps in the middle of an upload, and whether the response had begun, before the
 * error. Works for HTTP/1 and HTTP/2.
 *
 * A response that was destroyed with an error counts as begun: the browser has not left, but the app has destroyed the
 * response, as `pipeline` does when its source fails.
 */
export function readResponseState(response: NodeResponse): ResponseState {
  const hasBegun = response.headersSent === true
  // In HTTP/2, the stream has `destroyed`, not the response. The stream is missing at the end.
  const isDestroyed = response.destroyed ?? response.stream?.destroyed ?? false
  // Node also destroys a response that was sent as a whole.
  if (!isDestroyed || response.writableEnded)
    return { hasBrowserLeft: false, hasResponseBegun: hasBegun, isUploadCutOff: false }
  const isErrored = isDestroyedByApp(response)
  return {
    hasBrowserLeft: !isErrored,
    hasResponseBegun: isErrored || hasBegun,
    isUploadCutOff: !isErrored && isCutOff(response.req),
  }
}

/** In HTTP/2, the stream has `errored`, and the browser can destroy it with an error, too. */
function isDestroyedByApp({ errored, stream }: NodeResponse): boolean {
  const error = errored ?? stream?.errored
  return Boolean(error) && read(error, 'code') !== 'ERR_HTTP2_STREAM_ERROR'
}

/** In HTTP/2, node does not tell whether the body had arrived: any aborted request with a body counts. */
function isCutOff({ complete, aborted, stream }: NodeRequest = {}): boolean {
  return complete === false || (aborted === true && stream?.endAfterHeaders === false)
}
