import { type AppParts, describeContract } from '@vod-errors/testing'
import Koa from 'koa'
import Koa2 from 'koa2'
import { vodErrorHandler } from '../src/index.ts'

describeContract('Koa 3', (parts) => makeApp(new Koa(), parts))
describeContract('Koa 2', (parts) => makeApp(new Koa2(), parts))

function makeApp(app: Koa, { route, options, handlers, handedOn }: AppParts) {
  app.use(async (ctx, next) => {
    try {
      await next()
    } catch (thrown) {
      handedOn(thrown)
      ctx.status = 418
    }
  })
  for (let i = 0; i < handlers; i++) app.use(vodErrorHandler(options))
  app.use(async (ctx, next) => {
    if (ctx.path === '/route' || ctx.path === '/nested/route') await route(ctx.req, ctx.res)
    else await next()
  })
  return app.callback()
}
