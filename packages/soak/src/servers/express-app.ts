import type { RequestListener } from 'node:http'
import { vodErrorHandler } from '@vod-errors/express'
import express from 'express'
import type { VodCalls } from './vod-calls.ts'

/** An Express BFF that uses the handler without options. `GET /sdk/mda-1` reads a media with the client `sdk`. */
export function createExpressApp(calls: VodCalls): RequestListener {
  const app = express()
  app.get('/:client/:mediaId', async (req, res) => {
    res.json(await calls[req.params.client]?.(req.params.mediaId))
  })
  app.use(vodErrorHandler())
  return app
}
