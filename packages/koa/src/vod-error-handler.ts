import {
  abortResponse,
  createResponder,
  drainRequest,
  type FailedRequest,
  type Outcome,
  read,
  sendResponse,
  setHeaders,
  setResponseError,
  stateOf,
  type VodErrorHandlerOptions,
  type VodErrorResponse,
  warnOfFailure,
} from '@vod-errors/core'
import type { Context, Next } from 'koa'
import { canForward } from './can-forward.ts'
import { checkMounting } from './check-mounting.ts'
import { watchBody } from './watch-body.ts'

/**
 * A Koa middleware (2 and 3) that responds to every VOD error below it in the same way, and rethrows other errors,
 * untouched. Mount it before all other middleware.
 *
 * The app's 'error' event is emitted once for each VOD error. Koa's own listener for that event only prints: where it is the
 * only one, our line on stderr replaces it.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 * @example
 * app.use(vodErrorHandler())
 */
export function vodErrorHandler(
  options?: VodErrorHandlerOptions,
): (ctx: Context, next: Next) => Promise<void> {
  const respond = createResponder({ readRequest, canForward }, options)
  let isMountingChecked = false
  return function vodErrorHandler(ctx, next) {
    if (!isMountingChecked) checkMounting(ctx, { next, handler: vodErrorHandler })
    isMountingChecked = true
    return handle(ctx, next)
  }

  async function handle(ctx: Context, next: Next): Promise<void> {
    const watch = watchBody(ctx, (failure) => respondLate(ctx, failure))
    try {
      await next()
      watch?.expectBody()
    } catch (thrown) {
      if (watch?.hasSettled(thrown)) return
      const outcome = respond(thrown, ctx)
      const settled = outcome instanceof Promise ? await outcome : outcome
      watch?.settle(thrown, settled !== undefined)
      if (!settled) throw thrown
      send(ctx, settled)
    }
  }

  function respondLate(ctx: Context, failure: unknown): boolean | Promise<boolean> {
    if (hasLeft(ctx, failure)) return false
    const outcome = respond(failure, ctx)
    return outcome instanceof Promise ? outcome.then(deliver) : deliver(outcome)

    function deliver(outcome: Outcome | undefined): boolean {
      if (!outcome) return false
      if (ctx.headerSent) abortResponse(ctx.res)
      else sendResponse(ctx.req, ctx.res, outcome.response)
      emit(ctx, outcome)
      return true
    }
  }
}

/** A test of the app may pass a mock, in which anything is missing. */
function readRequest(ctx: Context): FailedRequest {
  const route = read(ctx, '_matchedRoute')
  return {
    method: ctx.method ?? '',
    url: ctx.originalUrl ?? ctx.url ?? '',
    headers: ctx.headers ?? {},
    state: ctx.state ?? {},
    ownRequestId: read(ctx.state, 'requestId') ?? read(ctx.req, 'id'),
    route: typeof route === 'string' ? route : undefined,
    ...stateOf(ctx.res ?? {}),
  }
}

/** Whether a failure came of the browser's leaving, and is not the one that the app has destroyed the response with. */
function hasLeft({ req, res }: Context, failure: unknown): boolean {
  // The response of HTTP/2 has no `errored`; its stream has.
  return req.socket.destroyed && failure !== (res.errored ?? read(read(res, 'stream'), 'errored'))
}

function send(ctx: Context, outcome: Outcome): void {
  if (ctx.headerSent) abortResponse(ctx.res)
  else setBody(ctx, outcome.response)
  emit(ctx, outcome)
}

/** Koa sends it: middleware above may still look at it, or compress it. */
function setBody(ctx: Context, response: VodErrorResponse): void {
  drainRequest(ctx.req ?? {}, ctx.res ?? {})
  ctx.status = response.status
  setHeaders(ctx.res ?? ctx, response)
  ctx.body = response.body
  // Koa adds a type, where `beforeSend` wants none.
  if (!('content-type' in response.headers)) ctx.remove?.('content-type')
  ctx.respond = true
}

function emit(ctx: Context, { error, printable }: Outcome): void {
  setResponseError(ctx.res ?? {}, printable)
  const isHeard = ctx.app?.listeners('error').some((listener) => listener !== ctx.app.onerror)
  try {
    if (isHeard) ctx.app.emit('error', error(), ctx)
  } catch (thrown) {
    warnOfFailure("a listener of the app's 'error' event", thrown)
  }
}
