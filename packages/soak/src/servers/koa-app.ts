import type { RequestListener } from 'node:http'
import { vodErrorHandler } from '@vod-errors/koa'
import Koa from 'koa'
import type { VodCalls } from './vod-calls.ts'

/** A Koa BFF that uses the handler without options. `GET /sdk/mda-1` reads a media with the client `sdk`. */
export function createKoaApp(calls: VodCalls): RequestListener {
  const app = new Koa()
  app.use(vodErrorHandler())
  app.use(async (ctx) => {
    const [, client = '', mediaId = ''] = ctx.path.split('/')
    ctx.body = await calls[client]?.(mediaId)
  })
  return app.callback()
}
