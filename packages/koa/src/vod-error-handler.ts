import type { ErrorResponse, VodErrorHandlerOptions } from '@vod-errors/core'
import { createResponder, isPromise, watchBody } from '@vod-errors/core/host'
import type { Context, Next } from 'koa'
import { canForward, canRethrow } from './can-forward.ts'
import { checkMounting, emit, readRequest, setResponse } from './koa-context.ts'

/**
 * Creates a Koa middleware (2 and 3). It sends the same kind of response to every VOD error of the middleware below it, and
 * rethrows other errors untouched. Mount it before all other middleware, but directly below error middleware of the app, which
 * would otherwise catch VOD errors first.
 *
 * Each VOD error emits the app's 'error' event once, if it has a listener other than Koa's own. That one only prints, and the
 * log line replaces it.
 *
 * @throws {TypeError} that names the wrong option.
 * @example
 * app.use(vodErrorHandler())
 */
export function vodErrorHandler(options?: VodErrorHandlerOptions) {
  const responder = createResponder({ readRequest, emit }, options)
  let isMountingChecked = false
  return function vodErrorHandler(ctx: Context, next: Next): Promise<void> {
    if (!isMountingChecked) checkMounting(ctx, { next, handler: vodErrorHandler })
    isMountingChecked = true
    const watch = watchBody(ctx, responder, canForward)
    try {
      return Promise.resolve(next()).then(() => watch?.expectBody(), handle)
    } catch (thrown) {
      // Only a mock of `next` throws.
      return Promise.reject(thrown).catch(handle)
    }

    function handle(thrown: unknown): void | Promise<void> {
      if (watch?.hasSettled(thrown)) return undefined
      const pending = responder.respond(thrown, ctx, canRethrow)
      return isPromise(pending) ? pending.then(send) : send(pending)

      function send(response: ErrorResponse | undefined): void {
        if (!response) throw thrown
        watch?.settle()
        setResponse(ctx, response, responder.isStale)
      }
    }
  }
}
