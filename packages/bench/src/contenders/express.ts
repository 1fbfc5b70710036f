import { vodErrorHandler } from '@vod-errors/express'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { HttpProblemResponse } from 'express-http-problem-details'
import finalhandler from 'finalhandler'
import { ProblemDocument, ProblemDocumentExtension } from 'http-problem-details'
import { MapperRegistry } from 'http-problem-details-mapper'
import strongErrorHandler from 'strong-error-handler'
import { bareNode, writeHandWritten } from './bare-node.ts'
import type { Contender, Group } from './contender.ts'
import { handWrittenResponse } from './hand-written.ts'
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

const SAME = { status: 404, type: 'application/json', isSame: true } as const

const handWritten: ErrorRequestHandler = (thrown, _req, res, next) => {
  const response = handWrittenResponse(thrown)
  if (response) res.status(response.status).set(response.headers).json(response.body)
  else next(thrown)
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

const CONTENDERS: readonly Contender[] = [
  {
    name: 'hand-written, res.status().set().json()',
    expected: SAME,
    listen: () => failingExpress(handWritten),
  },
  {
    name: 'hand-written, and no ETag',
    expected: SAME,
    listen: () => failingExpress(handWritten).disable('etag'),
  },
  {
    name: 'hand-written, setHeader/end',
    expected: SAME,
    listen: () =>
      failingExpress((thrown, _req, res, next) => {
        if (!writeHandWritten(res, thrown)) next(thrown)
      }),
  },
  { name: 'ours', expected: SAME, listen: () => failingExpress(vodErrorHandler()) },
  {
    name: 'ours, zh-CN negotiated',
    language: 'zh-CN,zh;q=0.9,en;q=0.8',
    expected: { ...SAME, isSame: false },
    listen: () => failingExpress(vodErrorHandler()),
  },
  {
    name: 'ours, problem+json',
    expected: { status: 404, type: 'application/problem+json', isSame: false },
    listen: () => failingExpress(vodErrorHandler({ format: 'problem' })),
  },
  {
    name: 'finalhandler',
    expected: { status: 500, type: 'text/html', isSame: false },
    listen: () =>
      failingExpress((thrown, req, res, _next) => finalhandler(req, res, { env: 'production' })(thrown)),
  },
  {
    name: 'strong-error-handler',
    expected: { status: 500, type: 'application/json', isSame: false },
    listen: () => failingExpress(strongErrorHandler({ log: false })),
  },
  {
    name: 'express-http-problem-details',
    expected: { status: 404, type: 'application/problem+json', isSame: false },
    listen: () => failingExpress(HttpProblemResponse({ strategy: { registry: new MapperRegistry(), map } })),
  },
  bareNode,
]

/** Error storm on Express 5: every request fails. */
export const group: Group = {
  title: 'Express, every request fails',
  base: 'hand-written, res.status().set().json()',
  contenders: CONTENDERS,
}
