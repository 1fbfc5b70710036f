import { VodError } from '../vod-error/vod-error.ts'

/**
 * Sets `res.err`, where pino-http looks for the error: a VodError without its cause, which pino would print. Only if pino-http
 * is there, which sets `res.log`: one more property makes every response slower.
 */
export function setResponseError(response: object, error: Error): void {
  if (!('log' in response)) return
  const get = () => (VodError.isGenuine(error) ? error.withoutCause() : error)
  Object.defineProperty(response, 'err', { configurable: true, get })
}
