import {
  createResponder,
  cutOff,
  type FailedRequest,
  leaveError,
  letRunOff,
  type Outcome,
  stateOf,
  type VodErrorHandlerOptions,
  type VodErrorResponse,
} from '@vod-errors/core'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { canForward } from './can-forward.ts'

/**
 * An Express error handler (4 and 5) that answers every failure of VOD with the same response, and hands everything
 * else on to the app's own error handlers, untouched. Mount it after the routes.
 *
 * A response that has begun cannot be answered any more: the connection is cut, so that the browser does not take half
 * a body for a whole one.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 * @example
 * app.use(vodErrorHandler())
 */
export function vodErrorHandler(options?: VodErrorHandlerOptions): ErrorRequestHandler {
  const respond = createResponder<Exchange>({ readRequest, canForward }, options)
  // Express knows an error handler by its four parameters.
  return function vodErrorHandler(thrown: unknown, req, res, next) {
    const outcome = respond(thrown, { req, res })
    if (outcome instanceof Promise) outcome.then(deliver).catch(next)
    else deliver(outcome)

    function deliver(outcome: Outcome | undefined): void {
      if (outcome) answer(req, res, outcome)
      else next(thrown)
    }
  }
}

/** What Express hands to an error handler. */
interface Exchange {
  readonly req: Request
  readonly res: Response
}

function readRequest({ req, res }: Exchange): FailedRequest {
  const { method, originalUrl: url, headers } = req
  const route: unknown = req.route?.path
  const { isGone, isBegun } = stateOf(res)
  return {
    method,
    url,
    headers,
    state: res.locals,
    ownRequestId: 'id' in req ? req.id : undefined,
    route: typeof route === 'string' ? route : undefined,
    isGone,
    isBegun,
  }
}

function answer(req: Request, res: Response, { printable, response }: Outcome): void {
  leaveError(res, printable)
  if (res.headersSent) cutOff(res)
  else send(req, res, response)
}

/**
 * Asks as little of `req` and `res` as it can: Express makes each of them another kind of object to the engine, and the first look at
 * a property costs up to a hundred times what it costs elsewhere. What is stored on them costs most.
 */
function send(req: Request, res: Response, response: VodErrorResponse): void {
  const { status, headers, vary, staleHeaders, body } = response
  letRunOff(req, res)
  const present = res.getHeaderNames()
  for (const name of present) if (staleHeaders.has(name)) res.removeHeader(name)
  // Node fills in HTTP's own reason; HTTP/2 has none.
  if (req.httpVersionMajor < 2 && res.statusMessage) res.statusMessage = ''
  // Not res.set, which has a charset of its own for every content-type.
  const setHeader = res.setHeader.bind(res)
  for (const name of Object.keys(headers)) setHeader(name, headers[name] ?? '')
  // Express parses both lists to append to one: mostly there is none.
  if (present.includes('vary')) res.vary(vary)
  else setHeader('vary', vary)
  res.statusCode = status
  res.end(body)
}
