import { areSendable, isError, isWritable, listHeaders, read } from '@vod-errors/core/host'
import type { Context } from 'koa'

/**
 * Koa ignores a nullish value, and the request hangs. It wraps what is no Error in one; on an Error it writes `headerSent`
 * or `status`, and copies its headers as text: Koa 2 inherited ones, too, Koa 3 all but the type and the length.
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
