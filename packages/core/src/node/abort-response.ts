import type { NodeResponse } from './node-exchange.ts'

/** HTTP/2's CANCEL: the one code for resetting a stream that node does not take for an error of the app. */
const CANCEL = 8

/**
 * Aborts a response that has begun, so that the browser does not take half a body for a whole one: HTTP/1 closes the
 * connection, HTTP/2 resets the stream. A response that was written to its end is left alone.
 */
export function abortResponse(response: NodeResponse): void {
  if (response.writableEnded) return
  if (response.stream?.close) response.stream.close(CANCEL)
  else response.destroy?.()
}
