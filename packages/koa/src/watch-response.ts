import { Readable } from 'node:stream'
import { read, stateOf } from '@vod-errors/core'
import type { Context } from 'koa'
import { tellOfFailedBodies } from './tell-of-failed-bodies.ts'

/** What is done about a failure that comes too late to be answered; resolves to whether it was done. */
export type Cut = (ctx: Context, failure: unknown) => Promise<boolean>

/** Failures of the response that go past all middleware, brought back to the handler. */
export interface Watch {
  /**
   * Waits for the first byte of a body that is a stream, and rejects with what the stream fails with before: it can still
   * be answered. Koa sends the head with the first byte too, so that the browser waits no longer.
   */
  readonly firstByte: () => Promise<void>
  /** The middleware is over. Failures but the one that is answered or handed on already are late ones from now on. */
  readonly end: (settled?: unknown, isHandedOn?: boolean) => void
}

/**
 * Watches `ctx.onerror`, where Koa hears of a body or a response that has failed: it would answer the failure by itself or,
 * half-way, leave the browser waiting. While middleware runs, such failures are kept, because most of them come out of
 * it too. What is late is told to `cut`, once; what that leaves undone, and all else, is Koa's own to deal with.
 */
export function watchResponse(ctx: Context, cut: Cut): Watch {
  tellOfFailedBodies(ctx.response)
  const toKoa = ctx.onerror.bind(ctx)
  const kept = new Set<Error>()
  const settled = new Set<unknown>()
  let hear: (failure: Error) => unknown = (failure) =>
    isOfResponse(ctx, failure) ? kept.add(failure) : toKoa(failure)
  // Koa is told of nothing, too, when the response is sent.
  ctx.onerror = (failure) => {
    if (failure !== null && failure !== undefined) hear(failure)
  }

  async function hearLate(failure: Error): Promise<void> {
    if (settled.has(failure)) return
    settled.add(failure)
    // There is nothing to cut where the browser has left, and nothing that VOD has failed in.
    if (stateOf(ctx.res).isGone || !(await cut(ctx, failure))) toKoa(failure)
    // What Koa hears of a response that was cut is the echo of the cut.
    else hear = () => {}
  }

  return {
    async firstByte() {
      for (const failure of kept) throw failure
      const { body } = ctx
      if (!(body instanceof Readable) || ctx.headerSent) return
      await new Promise<void>((resolve, reject) => {
        hear = (failure) => (stateOf(ctx.res).isGone ? toKoa(failure) : reject(failure))
        onFirstByte(body, resolve, reject)
      })
    },
    end(failure, isHandedOn = false) {
      settled.add(failure)
      hear = isHandedOn ? toKoa : hearLate
      for (const other of kept) if (other !== failure) hear(other)
    },
  }
}

function isOfResponse({ body, res }: Context, failure: unknown): boolean {
  return [read(body, 'errored'), read(res, 'errored')].includes(failure)
}

/** Calls back when the stream has a byte, has ended, is closed or has failed. Nothing is read off it. */
function onFirstByte(body: Readable, onByte: () => void, onFailure: (failure: unknown) => void): void {
  // Stays, for what fails between the first byte and Koa's own listening would end the process.
  body.on('error', onFailure)
  if (body.errored) onFailure(body.errored)
  else if (body.destroyed || body.readableEnded || body.readableLength > 0) onByte()
  else body.once('readable', onByte).once('close', onByte)
}
