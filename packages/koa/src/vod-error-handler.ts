import type { ErrorResponse, VodErrorHandlerOptions } from '@vod-errors/core'
import * as host from '@vod-errors/core/host'
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
  const { respond, isStale } = host.createResponder({ readRequest, canForward, emit }, options)
  const late = {
    respond: (failure: unknown, ctx: Context) =>
      hasBrowserLeft(ctx, failure) ? undefined : respond(failure, ctx),
    send: (response: ErrorResponse, ctx: Context) => host.sendResponse(ctx, response, isStale),
  }
  let isMountingChecked = false
  return function vodErrorHandler(ctx: Context, next: Next): Promise<void> {
    if (!isMountingChecked) checkMounting(ctx, { next, handler: vodErrorHandler })
    isMountingChecked = true
    const watch = host.watchBody(ctx, late)
    // An async function that catches and rethrows would take twice as long.
    return host.promiseOf(next).then(
      () => watch?.expectBody(),
      (thrown) => handle(thrown, ctx, watch),
    )
  }

  function handle(thrown: unknown, ctx: Context, watch?: host.BodyWatch<Context>): void | Promise<void> {
    if (watch?.hasSettled(thrown)) return
    const response = respond(thrown, ctx)
    return response instanceof Promise ? response.then(send) : send(response)

    function send(response: ErrorResponse | undefined): void {
      if (!response) throw thrown
      watch?.settle()
      if (ctx.headerSent) host.abortResponse(ctx.res)
      else setResponse(ctx, response, isStale)
    }
  }
}
