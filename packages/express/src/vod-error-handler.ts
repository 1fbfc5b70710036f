import {
  abortResponse,
  createResponder,
  type FailedRequest,
  type Outcome,
  sendResponse,
  setResponseError,
  stateOf,
  type VodErrorHandlerOptions,
} from '@vod-errors/core'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { canForward } from './can-forward.ts'

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
  const respond = createResponder<Exchange>({ readRequest, canForward }, options)
  // Express recognizes an error handler by its four parameters.
  return function vodErrorHandler(thrown: unknown, req, res, next) {
    if (typeof next !== 'function') throw new TypeError(IN_KOA)
    const outcome = respond(thrown, { req, res })
    if (outcome instanceof Promise) outcome.then(deliver).catch(next)
    else deliver(outcome)

    function deliver(outcome: Outcome | undefined): void {
      if (outcome) send(req, res, outcome)
      else next(thrown)
    }
  }
}

/** Koa passes its context and `next`, and nothing else. */
const IN_KOA = 'Expected an Express app: in Koa, import vodErrorHandler from @vod-errors/koa'

/** What Express passes to an error handler. */
interface Exchange {
  readonly req: Request
  readonly res: Response
}

/** A test of the app may pass mocks, in which anything is missing. */
function readRequest({ req, res }: Exchange): FailedRequest {
  const route: unknown = req.route?.path
  const { isGone, isBegun } = stateOf(res)
  return {
    method: req.method ?? '',
    url: req.originalUrl ?? req.url ?? '',
    headers: req.headers ?? {},
    state: res.locals ?? {},
    ownRequestId: 'id' in req ? req.id : undefined,
    route: typeof route === 'string' ? route : undefined,
    isGone,
    isBegun,
  }
}

function send(req: Request, res: Response, { printable, response }: Outcome): void {
  setResponseError(res, printable)
  if (res.headersSent) abortResponse(res)
  else sendResponse(req, res, response)
}
