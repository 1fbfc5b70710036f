import type { NodeResponse } from './node-exchange.ts'

/** CANCEL in HTTP/2: the only reset code that node does not report as an error. */
const CANCEL = 8

/**
 * Aborts a response that has begun, so that the browser does not take a partial body for the whole one. Closes the connection
 * in HTTP/1, resets the stream in HTTP/2. Does nothing if the response is complete.
 */
export function abortResponse(response: NodeResponse): void {
  if (response.writableEnded) return
  if (response.stream?.close) response.stream.close(CANCEL)
  else response.destroy?.()
}
