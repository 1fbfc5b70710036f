/** What of a request of node's it takes to let it run off. */
export interface Drainable {
  /** `null` where nobody has begun to read it. */
  readonly readableFlowing: boolean | null
  /** Stops piping it to anywhere. */
  unpipe(): unknown
  /** Reads what is left of it, and throws that away. */
  resume(): unknown
}

/** What of a response of node's it takes to let others write on it in vain. */
export interface Listenable {
  /** How many streams are piped into it: each listens for the end of that. */
  listenerCount(event: 'unpipe'): number
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
  if (response.listenerCount('unpipe') > 0) response.on('error', () => {})
  if (request.readableFlowing === null) return
  request.unpipe()
  request.resume()
}
