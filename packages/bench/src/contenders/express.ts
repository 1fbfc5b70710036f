import { vodErrorHandler } from '@vod-errors/express'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { HttpProblemResponse } from 'express-http-problem-details'
import finalhandler from 'finalhandler'
import { ProblemDocument, ProblemDocumentExtension } from 'http-problem-details'
import { MapperRegistry } from 'http-problem-details-mapper'
import strongErrorHandler from 'strong-error-handler'
import { type Group, peer, same } from './contender.ts'
import { handWrittenResponse, writeHandWritten } from './hand-written.ts'
import { forwarders, type Mounted } from './other-errors.ts'
import { mediaNotFound } from './rejection.ts'

/** An app whose only route rejects, with an error handler. */
export function failingExpress(handler: ErrorRequestHandler, thrown: () => unknown = mediaNotFound): Express {
  const app = express()
  app.disable('x-powered-by')
  app.get('/media/:mediaId', async () => {
    throw thrown()
  })
  return app.use(handler)
}

const handWritten: ErrorRequestHandler = (thrown, _req, res, next) => {
  const response = handWrittenResponse(thrown)
  if (response) res.status(response.status).set(response.headers).json(response.body)
  else next(thrown)
}

/** The same with Node's own calls. */
export const handWrittenRaw: ErrorRequestHandler = (thrown, _req, res, next) => {
  if (!writeHandWritten(res, thrown)) next(thrown)
}

/** A custom mapping, because the library's default one fails for values that are not an Error. */
function map(thrown: unknown): ProblemDocument | null {
  const response = handWrittenResponse(thrown)
  if (!response) return null
  const { code, requestId, message } = response.body
  return new ProblemDocument(
    { status: response.status, detail: message },
    new ProblemDocumentExtension({ code, requestId }),
  )
}

const PEERS = [
  peer('finalhandler', [500, 'text/html'], () =>
    failingExpress((thrown, req, res, _next) => finalhandler(req, res, { env: 'production' })(thrown)),
  ),
  peer('strong-error-handler', [500, 'application/json'], () =>
    failingExpress(strongErrorHandler({ log: false })),
  ),
  peer('express-http-problem-details', [404, 'application/problem+json'], () =>
    failingExpress(HttpProblemResponse({ strategy: { registry: new MapperRegistry(), map } })),
  ),
]

/** Error storm on Express 5: every request fails. */
export const failing: Group = {
  title: 'Express, every request fails',
  contenders: [
    same('hand-written, res.status().set().json()', 404, () => failingExpress(handWritten)),
    same('hand-written, setHeader/end', 404, () => failingExpress(handWrittenRaw)),
    same('ours', 404, () => failingExpress(vodErrorHandler())),
    ...PEERS,
  ],
}

/** The app's own error handler, the same with and without ours before it. */
const ownHandler: ErrorRequestHandler = (_error, _req, res, _next) => {
  res.status(500).json({ code: 'InternalError' })
}

const onlyForward: ErrorRequestHandler = (error, _req, _res, next) => next(error)

function throwingExpress(thrown: () => Error, mounted: Mounted): Express {
  const app = express()
  app.use((_req, _res, next) => next(thrown()))
  if (mounted !== 'bare') app.use(mounted === 'with our handler' ? vodErrorHandler() : onlyForward)
  return app.use(ownHandler)
}

/** What the handler costs errors that it forwards on Express 5. */
export const forwarding: Group = {
  title: 'Express, every request throws another error',
  contenders: forwarders(throwingExpress),
}
