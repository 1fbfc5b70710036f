/**
 * Sets `res.err`, where pino-http looks for the error; the error is made when it is read. Only if pino-http is there, which
 * sets `res.log`: one more property makes every response slower.
 */
export function setResponseError(response: object, printable: () => Error): void {
  if (!('log' in response)) return
  Object.defineProperty(response, 'err', { configurable: true, get: printable })
}
