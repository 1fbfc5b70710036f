import type { RequestListener } from 'node:http'
import { vodErrorHandler as forExpress } from '@vod-errors/express'
import { vodErrorHandler as forKoa } from '@vod-errors/koa'
import express from 'express'
import Koa from 'koa'
import type { VodCalls } from './vod-calls.ts'

/** An Express BFF that uses the handler without options. `GET /sdk/mda-1` reads a media with the client `sdk`. */
function createExpressApp(calls: VodCalls): RequestListener {
  const app = express()
  app.get('/:client/:mediaId', async (req, res) => {
    res.json(await calls[req.params.client]?.(req.params.mediaId))
  })
  return app.use(forExpress())
}

/** The same on Koa. */
function createKoaApp(calls: VodCalls): RequestListener {
  const app = new Koa()
  app.use(forKoa())
  app.use(async (ctx) => {
    const [, client = '', mediaId = ''] = ctx.path.split('/')
    ctx.body = await calls[client]?.(mediaId)
  })
  return app.callback()
}

/** The BFFs by their names. */
export const APPS: Readonly<Record<string, (calls: VodCalls) => RequestListener>> = {
  Express: createExpressApp,
  Koa: createKoaApp,
}
