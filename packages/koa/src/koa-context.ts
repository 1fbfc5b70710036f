import * as host from '@vod-errors/core/host'
import type { Context } from 'koa'

const { read } = host

/** Reads the incoming request. A test of the app may pass a mock, in which anything is missing. */
export function readRequest(ctx: Context): host.IncomingRequest {
  const route = read(ctx, '_matchedRoute')
  return {
    method: ctx.method ?? '',
    url: ctx.originalUrl ?? ctx.url ?? '',
    headers: ctx.headers ?? {},
    state: ctx.state ?? {},
    ownRequestId: read(ctx.state, 'requestId') ?? read(ctx.req, 'id'),
    route: typeof route === 'string' ? route : undefined,
    ...host.stateOf(ctx.res ?? {}),
  }
}

/** Whether the body failed because the browser left, and not because the app has destroyed the response with that error. */
export function hasBrowserLeft({ req, res }: Context, failure: unknown): boolean {
  // The response of HTTP/2 has no `errored`; its stream has.
  return req.socket.destroyed && failure !== (res.errored ?? read(read(res, 'stream'), 'errored'))
}

/** Leaves the sending to Koa: middleware above may still look at the response, or compress it. */
export function setResponse(ctx: Context, response: host.SentResponse): void {
  if (ctx.headerSent) {
    host.abortResponse(ctx.res)
    return
  }
  host.drainRequest(ctx.req ?? {}, ctx.res ?? {})
  ctx.status = response.status
  host.setHeaders(ctx.res ?? ctx, response)
  ctx.body = response.body
  // Koa adds a type, where `beforeSend` wants none.
  if (!('content-type' in response.headers)) ctx.remove?.('content-type')
  ctx.respond = true
}

/** Emits the app's 'error' event, if anyone but Koa's own printer listens. */
export function emit(error: Error, ctx: Context): void {
  host.setResponseError(ctx.res ?? {}, error)
  try {
    const isHeard = ctx.app?.listeners('error').some((listener) => listener !== ctx.app.onerror)
    if (isHeard) ctx.app.emit('error', error, ctx)
  } catch (thrown) {
    host.warnOfFailure("a listener of the app's 'error' event", thrown)
  }
}

/**
 * Says what is wrong with the way the handler is mounted, as far as its first request shows it.
 *
 * @throws {TypeError} in an Express app.
 */
export function checkMounting(ctx: Context, { next, handler }: { next: unknown; handler: unknown }): void {
  if (typeof next !== 'function')
    throw new TypeError('Expected a Koa app: in Express, import vodErrorHandler from @vod-errors/express')
  const middleware = read(ctx.app, 'middleware')
  if (Array.isArray(middleware) && middleware.length > 1 && middleware.at(-1) === handler)
    host.printOnStderr(
      '[vod-errors] vodErrorHandler() is the last middleware and sees no errors: mount it first',
    )
}
