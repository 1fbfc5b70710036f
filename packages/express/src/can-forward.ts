import { areSendable, findProperty, isObject, read } from '@vod-errors/core/host'
import type { Exchange } from './read-request.ts'

/** Express sets the `headers` of an error that has an error status, outside any try/catch: they must be legal. */
export function canForward(thrown: unknown, { req, res }: Exchange): boolean {
  const headers = read(thrown, 'headers')
  if (!isObject(headers) || typeof headers === 'function' || res.headersSent) return true
  const isHttp2 = req.httpVersionMajor >= 2
  return areSendable(headers, Object.entries, isHttp2) || !STATUSES.some((key) => setsStatus(thrown, key))
}

const STATUSES = ['status', 'statusCode']

/** Assumes that a getter returns an error status. */
function setsStatus(thrown: unknown, key: string): boolean {
  const { get, value }: PropertyDescriptor = findProperty(Object(thrown), key)?.property ?? {}
  return get !== undefined || (typeof value === 'number' && value >= 400 && value < 600)
}
