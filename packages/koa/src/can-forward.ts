import { areSendable, isError, isWritable, listHeadersAsText, read } from '@vod-errors/core/host'
import type { Context } from 'koa'
import { partOf } from './koa-context.ts'

/** Koa ignores a nullish value, and the request hangs. Whatever else is thrown, the middleware above may handle. */
export const canRethrow = (thrown: unknown) => thrown !== null && thrown !== undefined

/**
 * Whether Koa itself can handle what no middleware did. It wraps non-Errors in an Error. On an Error, it sets `headerSent` or
 * `status`, and sends its `headers`.
 */
export function canForward(thrown: unknown, ctx: Context): boolean {
  if (!isError(thrown)) return true
  const { headerSent, writable } = partOf(ctx, ctx.response)
  if (headerSent || !writable) return isWritable(thrown, 'headerSent')
  if (!isWritable(thrown, 'status')) return false
  return areSendable(read(thrown, 'headers'), (all) => listHeaders(all, ctx), ctx.req.httpVersionMajor >= 2)
}

/** Koa 2 sends all values as text, and inherited headers, too. Koa 3, which has `ctx.back`, sets type and length itself. */
function listHeaders(headers: unknown, ctx: Context): [string, unknown][] {
  if (typeof read(ctx, 'back') !== 'function') return listHeadersAsText(headers)
  return Object.entries(Object(headers)).filter(([name]) => !/^content-(?:type|length)$/i.test(name))
}
