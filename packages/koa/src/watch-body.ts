import { Stream } from 'node:stream'
import { isObject, read } from '@vod-errors/core'
import type { Context } from 'koa'

/** Responds to a failure of the body; `false` leaves it to Koa. */
export type RespondLate = (failure: unknown) => boolean | Promise<boolean>

/** What the handler tells the watch of the middleware below it. */
export interface BodyWatch {
  /** It threw, and the handler has responded or forwards it. */
  readonly settle: (thrown: unknown, isOurs: boolean) => void
  /** It is done, and Koa sends the body next. */
  readonly expectBody: () => void
  /** Whether this very failure has got its response. */
  readonly hasSettled: (failure: unknown) => boolean
}

const watched = new WeakSet<Context>()

/**
 * Watches what Koa does when a streamed body fails: it calls `ctx.onerror`, and Koa 3 destroys the response first. Both calls
 * are intercepted; the body itself is never touched. Of several handlers the outermost watches.
 */
export function watchBody(ctx: Context, respondLate: RespondLate): BodyWatch | undefined {
  if (watched.has(ctx) || typeof ctx.onerror !== 'function') return undefined
  watched.add(ctx)
  const toKoa = ctx.onerror.bind(ctx)
  // The last failure, and whether it got our response: Koa hears of the same one twice.
  let last: { failure: unknown; isOurs: boolean | Promise<boolean> } | undefined

  /** Once the response is ours, what else goes wrong with it is an echo. */
  function isOurs(failure: unknown): boolean | Promise<boolean> {
    if (last === undefined || (last.isOurs === false && last.failure !== failure)) {
      last = { failure, isOurs: respondLate(failure) }
    }
    return last.isOurs
  }

  ctx.onerror = (failure) => {
    // Koa also calls it without a failure, when the response is sent.
    if (failure === null || failure === undefined) return
    unless(isOurs(failure), () => toKoa(failure))
  }
  return {
    settle: (failure, isOurs) => {
      last = { failure, isOurs }
    },
    expectBody: () => {
      if (!isStreamed(ctx.body)) return
      // It may have failed before it became the body: nobody tells Koa 2.
      const failure = read(ctx.body, 'errored')
      if (failure) isOurs(failure)
      interceptDestroy(ctx, isOurs)
    },
    hasSettled: (failure) => last !== undefined && last.failure === failure && last.isOurs !== false,
  }
}

function unless(isOurs: boolean | Promise<boolean>, act: () => void): void {
  if (isOurs instanceof Promise) isOurs.then((isOurs) => unless(isOurs, act))
  else if (!isOurs) act()
}

/** The response of HTTP/2 has no `destroy`, and Koa 3 leaves it intact. */
function interceptDestroy({ res }: Context, isOurs: RespondLate): void {
  const destroy: unknown = read(res, 'destroy')
  if (typeof destroy !== 'function') return
  res.destroy = (failure) => {
    const act = () => Reflect.apply(destroy, res, [failure])
    if (failure) unless(isOurs(failure), act)
    else act()
    return res
  }
}

/** Whether Koa may send the body as a stream. */
function isStreamed(body: unknown): boolean {
  if (!isObject(body)) return false
  const isOfWeb = [ReadableStream, Blob, Response].some((kind) => body instanceof kind)
  return isOfWeb || body instanceof Stream || typeof read(body, 'pipe') === 'function'
}
