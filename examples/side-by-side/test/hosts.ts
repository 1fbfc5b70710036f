import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { VodErrorHandlerOptions } from '@vod-errors/core'
import { vodErrorHandler as forExpress } from '@vod-errors/express'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import express from 'express'
import Koa from 'koa'

/** The parts of a BFF whose only route, `/media/:mediaId`, calls VOD. */
export interface BffParts {
  readonly route: (req: IncomingMessage) => unknown
  readonly options?: VodErrorHandlerOptions
  /** Node-style middleware that runs first, such as pino-http. */
  readonly before?: (req: IncomingMessage, res: ServerResponse) => void
  /** The request state of the app: `res.locals` in Express, `ctx.state` in Koa. */
  readonly state?: Readonly<Record<string, unknown>>
}

/** The same BFF on both frameworks. */
export const HOSTS: Readonly<Record<'Express' | 'Koa', (parts: BffParts) => RequestListener>> = {
  Express({ route, options, before, state }) {
    const app = express()
    app.use((req, res, next) => {
      before?.(req, res)
      Object.assign(res.locals, state)
      next()
    })
    app.all('/media/:mediaId', async (req, res) => {
      res.json(await route(req))
    })
    return app.use(forExpress(options))
  },
  Koa({ route, options, before, state }) {
    const app = new Koa()
    app.use(async (ctx, next) => {
      before?.(ctx.req, ctx.res)
      Object.assign(ctx.state, state)
      await next()
    })
    app.use(forKoa(options))
    app.use(async (ctx) => {
      ctx.body = await route(ctx.req)
    })
    return app.callback()
  },
}
