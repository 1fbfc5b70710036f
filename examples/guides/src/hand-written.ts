import type { Vod } from '@vod-errors-examples/vod-client'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'

/** The BFF before: every route handles some of the VOD errors. */
export function createApp(vod: Pick<Vod, 'getMedia'>): Express {
  const app = express()

  app.get('/media/:mediaId', async (req, res, next) => {
    try {
      res.json(await vod.getMedia(req.params.mediaId))
    } catch (error) {
      if (Object(error).status_code === 404) res.status(404).json({ error: 'not found' })
      else next(error)
    }
  })

  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    const { status_code, code, message } = Object(error)
    console.error(error)
    res.status(status_code || 500).json({ code, error: message })
  })
  return app
}
