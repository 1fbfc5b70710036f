import { vodErrorHandler } from '@vod-errors/express'
import { requiredField, type Vod } from '@vod-errors-examples/vod-client'
import express, { type Express } from 'express'
import type { Logger } from 'pino'
import { register } from 'prom-client'

/** The BFF. Its routes call VOD without any error handling: the handler at the end responds to all errors and logs them. */
export function createApp(vod: Vod, logger: Logger): Express {
  const app = express()
  app.use(express.json())

  app.get('/metrics', async (_req, res) => {
    res.type(register.contentType).send(await register.metrics())
  })
  app.get('/media', async (_req, res) => {
    res.json(await vod.listMedia())
  })
  app.get('/media/:mediaId', async (req, res) => {
    res.json(await vod.getMedia(req.params.mediaId))
  })
  app.get('/media/:mediaId/play', async (req, res) => {
    res.json(await vod.getPlayUrl(req.params.mediaId))
  })
  app.delete('/media/:mediaId', async (req, res) => {
    await vod.deleteMedia(req.params.mediaId)
    res.sendStatus(204)
  })
  app.post('/media/:mediaId/ban', async (req, res) => {
    await vod.banMedia(req.params.mediaId)
    res.sendStatus(204)
  })
  app.post('/media/:mediaId/process', async (req, res) => {
    res.status(202).json(await vod.processMedia(req.params.mediaId, requiredField(req.body, 'presetId')))
  })
  app.post('/uploads', async (req, res) => {
    res
      .status(201)
      .json(await vod.applyForUpload(requiredField(req.body, 'name'), requiredField(req.body, 'container')))
  })
  app.post('/uploads/:sessionKey/complete', async (req, res) => {
    res.status(201).json(await vod.completeUpload(req.params.sessionKey))
  })
  app.get('/tasks/:taskId', async (req, res) => {
    res.json(await vod.getTask(req.params.taskId))
  })

  app.use(vodErrorHandler({ logger }))
  return app
}
