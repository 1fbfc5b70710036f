import type { ErrorResponse } from '@vod-errors/core'
import * as host from '@vod-errors/core/host'
import type { Context } from 'koa'

/** Koa's request or response. `ctx` only passes on their properties, and slowly; those of a mock can be on `ctx` alone. */
export function partOf<Part extends { ctx: unknown }>(ctx: Context, part: Part | undefined): Part | Context {
  return part?.ctx === ctx ? part : ctx
}

/** Reads the incoming request. The app's tests can pass a mock, which can lack any property. */
export function readRequest(ctx: Context, thrown: unknown): host.IncomingRequest {
  const request = partOf(ctx, ctx.request)
  return {
    method: request.method ?? '',
    url: request.originalUrl ?? request.url ?? '',
    headers: request.headers ?? {},
    state: ctx.state ?? {},
    ownRequestId: host.read(ctx.state, 'requestId') ?? host.read(ctx.req, 'id'),
    route: host.readString(ctx, '_matchedRoute'),
    responseState: host.readResponseState(ctx.res ?? {}, thrown),
  }
}

/**
 * Sets the response and lets Koa send it, because middleware above can still read or compress it. Aborts one that has begun.
 */
export function setResponse(ctx: Context, response: ErrorResponse, isStale: host.IsStale): void {
  const exchange = { req: ctx.req ?? {}, res: ctx.res ?? ctx }
  if (!host.takeOver(exchange, response.headers, isStale)) return
  const target = partOf(ctx, ctx.response)
  target.status = response.status
  target.body = response.body
  // Koa adds a content-type, which `beforeSend` may have removed.
  if (!('content-type' in response.headers)) ctx.remove?.('content-type')
  if (ctx.respond === false) ctx.respond = true
}

/** Emits the app's 'error' event if it has a listener other than Koa's own, which only prints. */
export function emit(error: Error, ctx: Context): void {
  host.setResponseError(ctx.res ?? {}, error)
  try {
    const hasListener = ctx.app?.listeners('error').some((listener) => listener !== ctx.app.onerror)
    if (hasListener) ctx.app.emit('error', error, ctx)
  } catch (thrown) {
    host.warnOfFailure("a listener for the app's 'error' event", thrown)
  }
}

/**
 * Checks on the first request that the handler is mounted correctly. Prints a warning if it is the last middleware.
 *
 * @throws {TypeError} in an Express app.
 */
export function checkMounting(ctx: Context, { next, handler }: { next: unknown; handler: unknown }): void {
  if (typeof next !== 'function')
    throw new TypeError('Expected a Koa app: in Express, import vodErrorHandler from @vod-errors/express')
  const middleware = host.read(ctx.app, 'middleware')
  if (Array.isArray(middleware) && middleware.length > 1 && middleware.at(-1) === handler)
    host.printToStderr('[vod-errors] vodErrorHandler() is mounted last and catches no errors: mount it first')
}
