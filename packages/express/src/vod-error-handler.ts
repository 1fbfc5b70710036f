import type { ErrorResponse, VodErrorHandlerOptions } from '@vod-errors/core'
import { createResponder, isPromise, sendResponse, setResponseError } from '@vod-errors/core/host'
import type { ErrorRequestHandler } from 'express'
import { canForward } from './can-forward.ts'
import { type Exchange, readRequest } from './read-request.ts'

/**
 * Creates an Express error handler (4 and 5). It sends the same kind of response to every VOD error, and forwards other errors
 * untouched to the app's own handlers. Mount it after the routes.
 *
 * A response that has begun is aborted, so that the browser does not take a partial body for the whole one.
 *
 * @throws {TypeError} that names the wrong option.
 * @example
 * app.use(vodErrorHandler())
 */
export function vodErrorHandler(options?: VodErrorHandlerOptions): ErrorRequestHandler {
  const { respond, isStale } = createResponder<Exchange>({ readRequest, emit }, options)
  // Express recognizes an error handler by its four parameters.
  return function vodErrorHandler(thrown: unknown, req, res, next) {
    if (typeof next !== 'function') throw new TypeError(IN_KOA)
    const response = respond(thrown, { req, res }, canForward)
    if (isPromise(response)) response.then(send).catch(next)
    else send(response)

    function send(response: ErrorResponse | undefined): void {
      if (response) sendResponse({ req, res }, response, isStale)
      else next(thrown)
    }
  }
}

/** Mounted in Koa, the handler gets only two arguments. */
const IN_KOA = 'Expected an Express app: in Koa, import vodErrorHandler from @vod-errors/koa'

function emit(error: Error, { res }: Exchange): void {
  setResponseError(res, error)
}
