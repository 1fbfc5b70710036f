import { STATUS_CODES } from 'node:http'
import {
  createResponder,
  cutOff,
  type Outcome,
  read,
  type VodErrorHandlerOptions,
  type VodErrorResponse,
} from '@vod-errors/core'
import type { ErrorRequestHandler, Response } from 'express'
import { EXPRESS } from './express-host.ts'

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
  const respond = createResponder(EXPRESS, options)
  // Express knows an error handler by its four parameters.
  return function vodErrorHandler(thrown: unknown, req, res, next) {
    const { method, originalUrl: url, headers } = req
    const ownRequestId = read(req, 'id')
    const request = {
      method,
      url,
      headers,
      state: res.locals,
      ownRequestId,
      isGone: res.destroyed,
      isBegun: res.headersSent,
    }
    const outcome = respond(thrown, request)
    if (outcome instanceof Promise) outcome.then(deliver).catch(next)
    else deliver(outcome)

    function deliver(outcome: Outcome | undefined): void {
      if (!outcome) next(thrown)
      else if (!res.headersSent) send(res, outcome.response)
      else cutOff(res)
    }
  }
}

function send(res: Response, { status, headers, vary, staleHeaders, body }: VodErrorResponse): void {
  for (const name of staleHeaders) res.removeHeader(name)
  if (res.req.httpVersionMajor < 2) res.statusMessage = STATUS_CODES[status] ?? ''
  res.status(status).set(headers).vary(vary).end(body)
}
