import { areSendable, isError, isWritable, listHeaders, read } from '@vod-errors/core/host'
import type { Context } from 'koa'

/**
 * Koa ignores a nullish value, and the request hangs. It wraps other non-Errors in an Error. On an Error, it sets `headerSent`
 * or `status`, and sends its `headers`: Koa 2 also sends inherited ones, Koa 3 skips content-type and content-length.
 */
export function canForward(thrown: unknown, ctx: Context): boolean {
  if (thrown === null || thrown === undefined) return false
  if (!isError(thrown)) return true
  if (ctx.headerSent || !ctx.writable) return isWritable(thrown, 'headerSent')
  const isKoa3 = typeof read(ctx, 'back') === 'function'
  const skipped = isKoa3 ? /^content-(?:type|length)$/i : undefined
  const headers = read(thrown, 'headers')
  return isWritable(thrown, 'status') && areSendable(() => listHeaders(headers, { isOwn: isKoa3, skipped }))
}
