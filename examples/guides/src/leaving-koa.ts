import { throwIfNotOk, vodCall } from '@vod-errors/koa'
import type { Context } from 'koa'

/** A middleware that passes an upload on, and stops when the browser leaves. */
export async function passOn(ctx: Context): Promise<void> {
  const left = new AbortController()
  ctx.res.once('close', () => left.abort())
  await vodCall(
    async ({ signal }) =>
      throwIfNotOk(await fetch(ctx['uploadUrl'], { method: 'PUT', body: ctx.req, duplex: 'half', signal })),
    { signal: left.signal, timeout: 60_000, operation: 'passOn' },
  )
  ctx.status = 204
}
