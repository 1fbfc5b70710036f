import { Readable } from 'node:stream'
import {
  createResponder,
  cutOff,
  type FailedRequest,
  leaveError,
  letRunOff,
  type Outcome,
  read,
  stateOf,
  type VodErrorHandlerOptions,
  type VodErrorResponse,
  warnOfFailure,
} from '@vod-errors/core'
import type { Context, Next } from 'koa'
import { canForward } from './can-forward.ts'
import { watchBody } from './watch-body.ts'

/**
 * A Koa middleware (2 and 3) that answers every failure of VOD below it with the same response, and rethrows everything
 * else untouched. Use it first, before all other middleware.
 *
 * The app's 'error' event is told of each answered failure, once. Koa's own listener for that event only prints: where
 * it is the only one, the line on stderr stands in for it.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 * @example
 * app.use(vodErrorHandler())
 */
export function vodErrorHandler(
  options?: VodErrorHandlerOptions,
): (ctx: Context, next: Next) => Promise<void> {
  const respond = createResponder({ readRequest, canForward }, options)
  return async function vodErrorHandler(ctx, next) {
    try {
      await next()
      if (ctx.body instanceof Readable) await watchBody(ctx, ctx.body, (failure) => cutLate(ctx, failure))
    } catch (thrown) {
      const outcome = respond(thrown, ctx)
      const settled = outcome instanceof Promise ? await outcome : outcome
      if (!settled) throw thrown
      if (ctx.headerSent) cutOff(ctx.res)
      else send(ctx, settled.response)
      tell(ctx, settled)
    }
  }

  async function cutLate(ctx: Context, failure: unknown): Promise<boolean> {
    const outcome = await respond(failure, ctx)
    if (!outcome) return false
    cutOff(ctx.res)
    tell(ctx, outcome)
    return true
  }
}

function readRequest(ctx: Context): FailedRequest {
  const { method, originalUrl: url, headers, state, res } = ctx
  const route = read(ctx, '_matchedRoute')
  return {
    method,
    url,
    headers,
    state,
    ownRequestId: read(state, 'requestId') ?? read(ctx.req, 'id'),
    route: typeof route === 'string' ? route : undefined,
    ...stateOf(res),
  }
}

function send(ctx: Context, { status, headers, vary, staleHeaders, body }: VodErrorResponse): void {
  letRunOff(ctx.req, ctx.res)
  const present = ctx.res.getHeaderNames()
  for (const name of present) if (staleHeaders.has(name)) ctx.remove(name)
  ctx.status = status
  for (const name of Object.keys(headers)) ctx.res.setHeader(name, headers[name] ?? '')
  // Koa gives a body without a type one of its own, which is then ours or none.
  ctx.body = body
  if (!('content-type' in headers)) ctx.remove('content-type')
  // Koa parses both lists to append to one: mostly there is none.
  if (present.includes('vary')) ctx.vary(vary)
  else ctx.res.setHeader('vary', vary)
  ctx.respond = true
}

function tell(ctx: Context, { error, printable }: Outcome): void {
  leaveError(ctx.res, printable)
  const isHeard = ctx.app.listeners('error').some((listener) => listener !== ctx.app.onerror)
  try {
    if (isHeard) ctx.app.emit('error', error(), ctx)
  } catch (thrown) {
    warnOfFailure("a listener of the app's 'error' event", thrown)
  }
}
