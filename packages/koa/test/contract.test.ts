import { type AppParts, describeContract, describeHttp2 } from '@vod-errors/testing/contract'
import Koa, { type Middleware } from 'koa'
import Koa2 from 'koa2'
import { vodErrorHandler } from '../src/index.ts'
import { makeMiddleware } from './middleware.ts'

describeContract('Koa 3', (parts) => makeApp(new Koa(), parts))
describeContract('Koa 2', (parts) => makeApp(new Koa2(), parts))
describeHttp2('Koa 3', (parts) => makeApp(new Koa(), parts))
describeHttp2('Koa 2', (parts) => makeApp(new Koa2(), parts))

function makeApp(app: Koa, parts: AppParts) {
  const { route, options, handlers, routerHandlers, middleware, onForwarded } = parts
  if (onForwarded) app.use(respondTeapot(onForwarded))
  for (let i = 0; i < handlers; i++) app.use(vodErrorHandler(options))
  if (middleware) app.use(makeMiddleware(app, middleware))
  for (let i = 0; i < routerHandlers; i++) app.use(vodErrorHandler(options))
  app.use(async (ctx, next) => {
    if (ctx.path !== '/route' && ctx.path !== '/nested/route') return await next()
    const send = (body: unknown) => Object.assign(ctx, { body })
    await route(ctx.req, ctx.res, { send, session: () => Reflect.get(ctx, 'session') })
  })
  return app.callback()
}

function respondTeapot(onForwarded: (thrown: unknown) => void): Middleware {
  return async (ctx, next) => {
    try {
      await next()
    } catch (thrown) {
      onForwarded(thrown)
      Object.assign(ctx, { status: 418, body: '' })
    }
  }
}
