import { read } from '../probe.ts'

/** HTTP/2's CANCEL: of the codes that reset a stream, the one that node does not take for an error of the app's. */
const CANCEL = 8

/** What of a response of node's it takes to cut it off. */
export interface Cuttable {
  readonly writableEnded: boolean
  /** Closes the connection. */
  destroy(): unknown
}

/**
 * Cuts off a response that has begun, so that the browser does not take half a body for a whole one: HTTP/1 closes the
 * connection, HTTP/2 resets the stream. A response that has been written to its end is left alone.
 */
export function cutOff(response: Cuttable): void {
  if (response.writableEnded) return
  const stream = read(response, 'stream')
  const close = read(stream, 'close')
  if (typeof close === 'function') Reflect.apply(close, stream, [CANCEL])
  else response.destroy()
}
