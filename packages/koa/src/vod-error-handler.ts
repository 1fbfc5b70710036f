import type { ErrorResponse, VodErrorHandlerOptions } from '@vod-errors/core'
import { abortResponse, createResponder, sendResponse, watchBody } from '@vod-errors/core/host'
import type { Context, Next } from 'koa'
import { canForward } from './can-forward.ts'
import { checkMounting, emit, hasBrowserLeft, readRequest, setResponse } from './koa-context.ts'

/**
 * Creates a Koa middleware (2 and 3). It sends the same kind of response to every VOD error of the middleware below it, and
 * rethrows other errors untouched. Mount it before all other middleware.
 *
 * Each VOD error emits the app's 'error' event once, if it has a listener other than Koa's own. That one only prints, and the
 * log line replaces it.
 *
 * @throws {TypeError} that names the wrong option.
 * @example
 * app.use(vodErrorHandler())
 */
export function vodErrorHandler(options?: VodErrorHandlerOptions) {
  const { respond, isStale } = createResponder({ readRequest, canForward, emit }, options)
  const late = {
    respond: (failure: unknown, ctx: Context) =>
      hasBrowserLeft(ctx, failure) ? undefined : respond(failure, ctx),
    send: (response: ErrorResponse, ctx: Context) => sendResponse(ctx, response, isStale),
  }
  let isMountingChecked = false
  return function vodErrorHandler(ctx: Context, next: Next): Promise<void> {
    if (!isMountingChecked) checkMounting(ctx, { next, handler: vodErrorHandler })
    isMountingChecked = true
    return handle(ctx, next)
  }

  async function handle(ctx: Context, next: Next): Promise<void> {
    const watch = watchBody(ctx, late)
    try {
      await next()
      watch?.expectBody()
    } catch (thrown) {
      if (watch?.hasSettled(thrown)) return
      const pending = respond(thrown, ctx)
      const response = pending instanceof Promise ? await pending : pending
      if (!response) throw thrown
      watch?.settle()
      if (ctx.headerSent) abortResponse(ctx.res)
      else setResponse(ctx, response, isStale)
    }
  }
}
