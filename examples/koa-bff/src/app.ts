import { bodyParser } from '@koa/bodyparser'
import Router from '@koa/router'
import { vodErrorHandler } from '@vod-errors/koa'
import { requiredField, type Vod } from '@vod-errors-examples/vod-client'
import Koa from 'koa'
import type { Logger } from 'pino'
import { register } from 'prom-client'

/** The BFF. Its routes call VOD without any error handling: the handler at the start responds to all errors and logs them. */
export function createApp(vod: Vod, logger: Logger): Koa {
  const router = new Router()

  router.get('/metrics', async (ctx) => {
    ctx.type = register.contentType
    ctx.body = await register.metrics()
  })
  router.get('/media', async (ctx) => {
    ctx.body = await vod.listMedia()
  })
  router.get('/media/:mediaId', async (ctx) => {
    ctx.body = await vod.getMedia(requiredField(ctx.params, 'mediaId'))
  })
  router.get('/media/:mediaId/play', async (ctx) => {
    ctx.body = await vod.getPlayUrl(requiredField(ctx.params, 'mediaId'))
  })
  router.delete('/media/:mediaId', async (ctx) => {
    await vod.deleteMedia(requiredField(ctx.params, 'mediaId'))
    ctx.status = 204
  })
  router.post('/media/:mediaId/ban', async (ctx) => {
    await vod.banMedia(requiredField(ctx.params, 'mediaId'))
    ctx.status = 204
  })
  router.post('/media/:mediaId/process', async (ctx) => {
    ctx.status = 202
    ctx.body = await vod.processMedia(
      requiredField(ctx.params, 'mediaId'),
      requiredField(ctx.request.body, 'presetId'),
    )
  })
  router.post('/uploads', async (ctx) => {
    ctx.status = 201
    ctx.body = await vod.applyForUpload(
      requiredField(ctx.request.body, 'name'),
      requiredField(ctx.request.body, 'container'),
    )
  })
  router.post('/uploads/:sessionKey/complete', async (ctx) => {
    ctx.status = 201
    ctx.body = await vod.completeUpload(requiredField(ctx.params, 'sessionKey'))
  })
  router.get('/tasks/:taskId', async (ctx) => {
    ctx.body = await vod.getTask(requiredField(ctx.params, 'taskId'))
  })

  const app = new Koa()
  app.use(vodErrorHandler({ logger }))
  app.use(bodyParser())
  app.use(router.routes())
  return app
}
