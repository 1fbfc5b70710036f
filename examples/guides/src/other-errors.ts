import { vodErrorHandler } from '@vod-errors/express'
import type { Express } from 'express'
import createError from 'http-errors'

/** Gives every error the same format: other errors, and unknown routes. Call it after the routes. */
export function handleAllErrors(app: Express): void {
  app.use((_req, _res, next) => next(createError(404))) // in Koa, as the last middleware: (ctx) => ctx.throw(404)
  app.use(
    vodErrorHandler({
      unhandled: 'respond',
      beforeSend(response, { requestId }) {
        response.headers['x-support-id'] = requestId
      },
    }),
  )
}
