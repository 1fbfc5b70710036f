import { type VodErrorHandlerOptions as CoreOptions, isVodError, VodError } from '@vod-errors/core'
import { type VodErrorHandlerOptions, vodErrorHandler } from '@vod-errors/express'
import express, { type ErrorRequestHandler, type NextFunction, type Response } from 'express'

const options: VodErrorHandlerOptions = {
  messages: { MediaNotFound: 'No {mediaId}.', RequestConflict: ({ retryAfter }) => `In ${retryAfter} s.` },
  locale: ({ header }) => header('x-app-language'),
}
const coreOptions: CoreOptions = options
const handler: ErrorRequestHandler = vodErrorHandler(coreOptions)

export const app = express()
app.use(handler)
app.use('/sub', express.Router().use(vodErrorHandler()))
app.get('/media/:mediaId', (req, res: Response, next: NextFunction) => {
  const thrown: unknown = new VodError({ message: req.params.mediaId })
  if (isVodError(thrown)) res.status(thrown.status).end()
  else next(thrown)
})

// @ts-expect-error no such option
vodErrorHandler({ message: {} })
// @ts-expect-error no such policy
vodErrorHandler({ statusPolicy: 'gatway' })
