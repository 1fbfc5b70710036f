import type { RequestListener } from 'node:http'
import { vodErrorHandler } from '@vod-errors/koa'
import Koa from 'koa'
import type { VodCalls } from './vod-calls.ts'

/** A Koa BFF with the handler as it comes: no options. `GET /sdk/mda-1` reads a media by that client. */
export function createKoaApp(calls: VodCalls): RequestListener {
  const app = new Koa()
  app.use(vodErrorHandler())
  app.use(async (ctx) => {
    const [, client = '', mediaId = ''] = ctx.path.split('/')
    ctx.body = await calls[client]?.(mediaId)
  })
  return app.callback()
}
