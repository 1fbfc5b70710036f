import { areSendable, isError, isWritable, read } from '@vod-errors/core'
import type { Context } from 'koa'

/**
 * Koa ignores a nullish value, and the request hangs. It wraps what is no Error in one; on an Error it writes `headerSent`
 * or `status`, and copies its headers as text.
 */
export function canForward(thrown: unknown, ctx: Context): boolean {
  if (thrown === null || thrown === undefined) return false
  if (!isError(thrown)) return true
  if (ctx.headerSent || !ctx.writable) return isWritable(thrown, 'headerSent')
  return isWritable(thrown, 'status') && areSendable(() => headersOf(thrown, ctx))
}

function headersOf(error: Error, ctx: Context): [string, unknown][] {
  const headers: unknown = read(error, 'headers')
  return namesOf(headers, ctx).map((name) => [name, textOf(read(headers, name))])
}

/** Koa 2 copies inherited headers, too: every method of a `Headers`. Koa 3 copies own ones, and sets its own type and length. */
function namesOf(headers: unknown, ctx: Context): string[] {
  const isKoa3 = typeof read(ctx, 'back') === 'function'
  if (isKoa3) return Object.keys(Object(headers)).filter((name) => !/^content-(?:type|length)$/i.test(name))
  const names: string[] = []
  for (const name in Object(headers)) names.push(name)
  return names
}

function textOf(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String) : String(value)
}
