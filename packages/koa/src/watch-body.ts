import { finished, type Readable } from 'node:stream'
import { read } from '@vod-errors/core'
import type { Context } from 'koa'

/** What is done about a failure that comes too late to be answered; resolves to whether it was done. */
export type CutLate = (failure: unknown) => Promise<boolean>

/**
 * Brings back to the handler what a streamed body fails with when all middleware is over: Koa would answer it by itself or,
 * half-way, leave the browser waiting.
 *
 * Resolves with the first byte of the body, and rejects with what it fails with before: that can still be answered. Koa
 * sends the head with the first byte too, so that the browser waits no longer. What the body fails with later is told to
 * `cutLate`, once. What that leaves undone, and what a browser that left has broken, is Koa's own to deal with.
 */
export async function watchBody(ctx: Context, body: Readable, cutLate: CutLate): Promise<void> {
  const toKoa = ctx.onerror.bind(ctx)
  const told = firstTold(ctx)
  try {
    await Promise.race([firstByte(ctx, body), told.then((failure) => Promise.reject(failure))])
  } catch (failure) {
    ctx.onerror = toKoa
    throw failure
  }
  told.then(async (failure) => {
    if (!(await cutLate(failure))) toKoa(failure)
  })
}

/**
 * The first failure that Koa is told of, be it by a stream or by an app that pipes into its body; what came of the browser's
 * leaving goes on to Koa at once. What Koa is told after the first is the echo of it.
 */
function firstTold(ctx: Context): Promise<Error> {
  const toKoa = ctx.onerror.bind(ctx)
  return new Promise((resolve) => {
    ctx.onerror = (failure) => {
      // Koa is told of nothing, too, when the response is sent.
      if (failure === null || failure === undefined) return
      ctx.onerror = () => {}
      if (isLeaving(ctx, failure)) toKoa(failure)
      else resolve(failure)
    }
  })
}

/**
 * Resolves when the stream has a byte or is over, or nothing can be answered any more, and rejects with what it fails with
 * before. Nothing is read off it.
 */
function firstByte(ctx: Context, body: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    // Koa destroys the body of a browser that left.
    finished(body, { writable: false }, (failure) =>
      failure && !isLeaving(ctx, failure) ? reject(failure) : resolve(),
    )
    // The head need not wait for it, or a handler below holds it already.
    if (ctx.headerSent || body.listenerCount('readable') > 0) return resolve()
    body.on('readable', function hold() {
      resolve()
      // Held until Koa reads it, too: where others read it, it would flow on without Koa.
      setImmediate(() => body.off('readable', hold))
    })
  })
}

/** Whether a failure came of the browser's leaving, and is not the one that Koa 3 has destroyed the response with. */
function isLeaving({ req, res }: Context, failure: unknown): boolean {
  // The response of HTTP/2 has no `errored`; its stream has.
  return req.socket.destroyed && failure !== (res.errored ?? read(read(res, 'stream'), 'errored'))
}
