import { causeChain } from '../normalize/cause-chain.ts'
import type { ResponseState } from '../request/request-context.ts'
import type { NodeRequest, NodeResponse } from './node-exchange.ts'

/**
 * Reads whether the browser had left, perhaps in the middle of an upload, and whether the response had begun, before the
 * thrown error. Works for HTTP/1 and HTTP/2.
 *
 * A response that was destroyed with an error counts as begun: the browser has not left, but the app has destroyed the
 * response, as `pipeline` does when its source fails.
 */
export function readResponseState(response: NodeResponse, thrown?: unknown): ResponseState {
  const hasBegun = response.headersSent === true
  // In HTTP/2, the stream has `destroyed`, not the response. The stream is missing at the end.
  const isDestroyed = response.destroyed ?? response.stream?.destroyed ?? false
  // Node also destroys a response that was sent as a whole.
  if (!isDestroyed || response.writableEnded)
    return { hasBrowserLeft: false, hasResponseBegun: hasBegun, isUploadCutOff: false, isClosed: isDestroyed }
  const isErrored = isDestroyedByApp(response, thrown)
  return {
    hasBrowserLeft: !isErrored,
    hasResponseBegun: isErrored || hasBegun,
    isUploadCutOff: !isErrored && isCutOff(response.req),
    isClosed: !isErrored,
  }
}

/**
 * In HTTP/2, the stream has `errored`, even if the browser's connection was lost. If the app destroyed it, the app also threw
 * that error.
 */
function isDestroyedByApp({ errored, stream }: NodeResponse, thrown: unknown): boolean {
  if (errored) return true
  return Boolean(stream?.errored) && causeChain(thrown).includes(stream?.errored)
}

/** In HTTP/2, node does not tell whether the body had arrived: any aborted request with a body counts. */
function isCutOff({ complete, aborted, stream }: NodeRequest = {}): boolean {
  return complete === false || (aborted === true && stream?.endAfterHeaders === false)
}
