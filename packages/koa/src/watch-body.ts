import type { Readable } from 'node:stream'
import { stateOf } from '@vod-errors/core'
import type { Context } from 'koa'

/** What is done about a failure that comes too late to be answered; resolves to whether it was done. */
export type CutLate = (failure: unknown) => Promise<boolean>

/**
 * Brings back to the handler what a streamed body fails with when all middleware is over: Koa would answer it by itself or,
 * half-way, leave the browser waiting.
 *
 * Resolves with the first byte of the body, and rejects with what it fails with before: that can still be answered. Koa
 * sends the head with the first byte too, so that the browser waits no longer. What the body fails with later is told to
 * `cutLate`, once; what that leaves undone is Koa's own to deal with.
 */
export async function watchBody(ctx: Context, body: Readable, cutLate: CutLate): Promise<void> {
  const toKoa = ctx.onerror.bind(ctx)
  let hear = toKoa
  // Koa is told of nothing, too, when the response is sent.
  ctx.onerror = (failure) => {
    if (failure !== null && failure !== undefined) hear(failure)
  }
  try {
    await new Promise<void>((resolve, reject) => {
      hear = (failure) => (stateOf(ctx.res).isGone ? toKoa(failure) : reject(failure))
      onFirstByte(body, resolve, reject)
    })
    hear = onceOnly(async (failure) => {
      if (stateOf(ctx.res).isGone || !(await cutLate(failure))) toKoa(failure)
    })
  } catch (failure) {
    const handOn = onceOnly(toKoa)
    // Koa 2 hears of it from the stream itself, when it may have been answered already.
    hear = (other) => {
      if (other !== failure) toKoa(other)
      else if (ctx.body === body) handOn(other)
    }
    throw failure
  }
}

/** What Koa hears after the first is the echo of it. */
function onceOnly(hear: (failure: Error) => unknown): (failure: Error) => void {
  let hasHeard = false
  return (failure) => {
    if (!hasHeard) hear(failure)
    hasHeard = true
  }
}

/** Calls back when the stream has a byte, has ended, is closed or has failed. Nothing is read off it. */
function onFirstByte(body: Readable, onByte: () => void, onFailure: (failure: unknown) => void): void {
  // Stays, for what fails between the first byte and Koa's own listening would end the process.
  body.on('error', onFailure)
  if (body.errored) onFailure(body.errored)
  else if (body.destroyed || body.readableEnded || body.readableLength > 0) onByte()
  else body.once('readable', onByte).once('close', onByte)
}
