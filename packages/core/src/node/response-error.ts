import { VodError } from '../vod-error/vod-error.ts'

/**
 * Sets `res.err`, where pino-http looks for the error. A VodError is set without its cause, which pino would print. Does
 * nothing without `res.log`, which pino-http sets: another property makes every response slower.
 */
export function setResponseError(response: object, error: Error): void {
  if (!('log' in response)) return
  const get = () => (VodError.isGenuine(error) ? error.withoutCause() : error)
  const set = (value: unknown) =>
    Reflect.defineProperty(response, 'err', { configurable: true, writable: true, value })
  Reflect.defineProperty(response, 'err', { configurable: true, get, set })
}
