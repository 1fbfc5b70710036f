/** What of a request of node's it takes to let it run off. */
export interface Drainable {
  readonly readableEnded: boolean
  /** Stops piping it to anywhere. */
  unpipe(): unknown
  /** Reads what is left of it, and throws that away. */
  resume(): unknown
}

/** What of a response of node's it takes to let others write on it in vain. */
export interface Listenable {
  /** Hears of a write after the end. */
  on(event: 'error', listener: () => void): unknown
}

/**
 * Lets run off what the route began and gave up on when it failed, before it is answered:
 *
 * - A stream that is still piped into the response would write after its end, and that would end the process.
 * - The rest of an upload would block the connection. Node drains by itself only what nobody has begun to read.
 */
export function letRunOff(request: Drainable, response: Listenable): void {
  response.on('error', () => {})
  if (request.readableEnded) return
  request.unpipe()
  request.resume()
}
