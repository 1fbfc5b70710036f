import type { ErrorResponse, VodErrorHandlerOptions } from '@vod-errors/core'
import { createResponder, sendResponse, setResponseError } from '@vod-errors/core/host'
import type { ErrorRequestHandler } from 'express'
import { canForward } from './can-forward.ts'
import { type Exchange, readRequest } from './read-request.ts'

/**
 * An Express error handler (4 and 5) that responds to every VOD error in the same way, and forwards other errors to the
 * app's own handlers, untouched. Mount it after the routes.
 *
 * A response that has begun is aborted, so that the browser does not take half a body for a whole one.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 * @example
 * app.use(vodErrorHandler())
 */
export function vodErrorHandler(options?: VodErrorHandlerOptions): ErrorRequestHandler {
  const { respond, isStale } = createResponder<Exchange>({ readRequest, canForward, emit }, options)
  // Express recognizes an error handler by its four parameters.
  return function vodErrorHandler(thrown: unknown, req, res, next) {
    if (typeof next !== 'function') throw new TypeError(IN_KOA)
    const response = respond(thrown, { req, res })
    if (response instanceof Promise) response.then(send).catch(next)
    else send(response)

    function send(response: ErrorResponse | undefined): void {
      if (response) sendResponse(req, res, { ...response, isStale })
      else next(thrown)
    }
  }
}

/** Koa passes its context and `next`, and nothing else. */
const IN_KOA = 'Expected an Express app: in Koa, import vodErrorHandler from @vod-errors/koa'

function emit(error: Error, { res }: Exchange): void {
  setResponseError(res, error)
}
