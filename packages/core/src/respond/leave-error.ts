/**
 * Leaves the error as `err` on a response of node's, where pino-http looks for what went wrong; it is made when it is read.
 * Only where pino-http is, which leaves its logger there as `log`: a property of its own makes every response another kind of
 * object to the engine, and dearer.
 */
export function leaveError(response: object, printable: () => Error): void {
  if (!('log' in response)) return
  Object.defineProperty(response, 'err', { configurable: true, get: printable })
}
