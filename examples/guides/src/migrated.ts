import { vodErrorHandler } from '@vod-errors/express'
import type { Vod } from '@vod-errors-examples/vod-client'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'

/** The same BFF after: the routes handle no VOD errors, and the app's own handler gets the other errors. */
export function createApp(vod: Pick<Vod, 'getMedia'>): Express {
  const app = express()

  app.get('/media/:mediaId', async (req, res) => {
    res.json(await vod.getMedia(req.params.mediaId))
  })

  app.use(
    vodErrorHandler({
      // The body that the front end reads today. Remove this when it reads `message`.
      format: (_error, { code, userMessage, requestId }) => ({ code, error: userMessage, requestId }),
    }),
  )
  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    console.error(error)
    res.status(500).json({ code: 'InternalError', error: 'Something went wrong.' })
  })
  return app
}
