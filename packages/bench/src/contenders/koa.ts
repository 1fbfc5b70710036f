import { vodErrorHandler } from '@vod-errors/koa'
import Koa, { type Context, type Middleware } from 'koa'
import koaJsonError from 'koa-json-error'
import { onerror } from 'koa-onerror'
import { type Group, peer, same } from './contender.ts'
import { type HandWrittenResponse, handWrittenResponse } from './hand-written.ts'
import { forwarders, type Mounted } from './other-errors.ts'
import { mediaNotFound } from './rejection.ts'

/** An app of these middleware. Silent, because the other contenders do not log caller faults either. */
function koaOf(...handlers: readonly Middleware[]): Koa {
  const app = new Koa()
  app.silent = true
  for (const handler of handlers) app.use(handler)
  return app
}

/** An app that always rejects, with error handlers before it. */
export function failingKoa(...handlers: readonly Middleware[]): Koa {
  return koaOf(...handlers, async () => {
    throw mediaNotFound()
  })
}

const handWritten: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (thrown) {
    respondByHand(thrown, ctx)
  }
}

function respondByHand(thrown: unknown, ctx: Context): HandWrittenResponse {
  const response = handWrittenResponse(thrown)
  if (!response) throw thrown
  ctx.status = response.status
  ctx.set(response.headers)
  ctx.body = response.body
  return response
}

const PEERS = [
  // It throws for values that are not an Error, and Koa responds to that.
  peer('koa-json-error', [500, 'text/plain'], () => failingKoa(koaJsonError()).callback()),
  peer("koa-json-error, with an 'error' listener", [500, 'application/json'], () =>
    withListener(koaJsonError()),
  ),
  peer('koa-onerror', [500, 'application/json'], () => onerror(failingKoa()).callback()),
]

/** Error storm on Koa 3: every request fails. */
export const failing: Group = {
  title: 'Koa, every request fails',
  contenders: [
    same('hand-written, ctx.status/set/body', 404, () => failingKoa(handWritten).callback()),
    same('ours', 404, () => failingKoa(vodErrorHandler()).callback()),
    ...PEERS,
  ],
}

const succeed: Middleware = async (ctx) => {
  ctx.body = { mediaId: 'mda-kdm3zj2ysd7fs8iq', status: 'PUBLISHED', title: 'A film' }
}

/** The minimum for a middleware that wants to catch errors below it. */
const empty: Middleware = async (_ctx, next) => {
  await next()
}

/** The cost of the middleware when nothing fails. */
export const happy: Group = {
  title: 'Koa, no request fails',
  contenders: [
    same('with an empty middleware', 200, () => koaOf(empty, succeed).callback()),
    same('with our middleware', 200, () => koaOf(vodErrorHandler(), succeed).callback()),
  ],
}

/** The app's own error handler, the same with and without ours below it. */
const ownHandler: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch {
    ctx.status = 500
    ctx.body = { code: 'InternalError' }
  }
}

const onlyForward: Middleware = async (_ctx, next) => {
  try {
    await next()
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
  }
}

const handlersOf = (mounted: Mounted): readonly Middleware[] =>
  mounted === 'bare' ? [] : [mounted === 'with our handler' ? vodErrorHandler() : onlyForward]

/** What the middleware costs errors that it forwards on Koa 3. */
export const forwarding: Group = {
  title: 'Koa, every request throws another error',
  contenders: forwarders((thrown, mounted) => {
    const fail: Middleware = async () => {
      throw thrown()
    }
    return koaOf(ownHandler, ...handlersOf(mounted), fail).callback()
  }),
}

/** What a team writes that also tells the app's 'error' event, which wants an Error. */
const handWrittenEmitting: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (thrown) {
    const { code, requestId } = respondByHand(thrown, ctx).body
    ctx.app.emit('error', Object.assign(new Error(code, { cause: thrown }), { code, requestId }), ctx)
  }
}

function withListener(handler: Middleware) {
  const app = failingKoa(handler)
  app.on('error', (error: Error) => error.message)
  return app.callback()
}

/** The error storm on Koa 3 in an app that listens to its 'error' event. */
export const listening: Group = {
  title: "Koa, every request fails, with an 'error' listener",
  contenders: [
    same('hand-written, emits an Error', 404, () => withListener(handWrittenEmitting)),
    same('ours', 404, () => withListener(vodErrorHandler())),
  ],
}
