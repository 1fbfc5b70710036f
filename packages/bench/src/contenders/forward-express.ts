import { vodErrorHandler } from '@vod-errors/express'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Contender, Group } from './contender.ts'
import { forwardName, OTHER_ERRORS } from './other-errors.ts'

/** The app's own error handler, the same with and without ours before it. */
const ownHandler: ErrorRequestHandler = (_error, _req, res, _next) => {
  res.status(500).json({ code: 'InternalError' })
}

function throwingExpress(thrown: () => Error, handlers: readonly ErrorRequestHandler[]): Express {
  const app = express()
  app.use((_req, _res, next) => next(thrown()))
  for (const handler of handlers) app.use(handler)
  return app.use(ownHandler)
}

function contendersFor([error, thrown]: [string, () => Error]): Contender[] {
  const expected = { status: 500, type: 'application/json', isSame: true } as const
  return [
    { name: forwardName(error, false), expected, listen: () => throwingExpress(thrown, []) },
    { name: forwardName(error, true), expected, listen: () => throwingExpress(thrown, [vodErrorHandler()]) },
  ]
}

/** What the handler costs errors that it forwards on Express 5. */
export const group: Group = {
  title: 'Express, every request throws another error',
  base: forwardName('an Error', false),
  contenders: Object.entries(OTHER_ERRORS).flatMap(contendersFor),
}
