import { vodErrorHandler } from '@vod-errors/express'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { HttpProblemResponse } from 'express-http-problem-details'
import finalhandler from 'finalhandler'
import { ProblemDocument, ProblemDocumentExtension } from 'http-problem-details'
import { MapperRegistry } from 'http-problem-details-mapper'
import strongErrorHandler from 'strong-error-handler'
import { bareNode, writeHandWritten } from './bare-node.ts'
import type { Contender, Group } from './contender.ts'
import { handWrittenAnswer } from './hand-written.ts'
import { mediaNotFound } from './rejection.ts'

/** An app whose one route rejects, and the handler of that. */
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
  const answer = handWrittenAnswer(thrown)
  if (answer) res.status(answer.status).set(answer.headers).json(answer.body)
  else next(thrown)
}

/** The library's own default mapping fails for what is no Error, so it is given one. */
function map(thrown: unknown): ProblemDocument | null {
  const answer = handWrittenAnswer(thrown)
  if (!answer) return null
  const { code, requestId, message } = answer.body
  return new ProblemDocument(
    { status: answer.status, detail: message },
    new ProblemDocumentExtension({ code, requestId }),
  )
}

const CONTENDERS: readonly Contender[] = [
  {
    name: 'hand-written, res.status().set().json()',
    answers: SAME,
    listen: () => failingExpress(handWritten),
  },
  {
    name: 'hand-written, and no ETag',
    answers: SAME,
    listen: () => failingExpress(handWritten).disable('etag'),
  },
  {
    name: 'hand-written, setHeader/end',
    answers: SAME,
    listen: () =>
      failingExpress((thrown, _req, res, next) => {
        if (!writeHandWritten(res, thrown)) next(thrown)
      }),
  },
  { name: 'ours', answers: SAME, listen: () => failingExpress(vodErrorHandler()) },
  {
    name: 'ours, zh-CN negotiated',
    language: 'zh-CN,zh;q=0.9,en;q=0.8',
    answers: { ...SAME, isSame: false },
    listen: () => failingExpress(vodErrorHandler()),
  },
  {
    name: 'ours, problem+json',
    answers: { status: 404, type: 'application/problem+json', isSame: false },
    listen: () => failingExpress(vodErrorHandler({ format: 'problem' })),
  },
  {
    name: 'finalhandler',
    answers: { status: 500, type: 'text/html', isSame: false },
    listen: () =>
      failingExpress((thrown, req, res, _next) => finalhandler(req, res, { env: 'production' })(thrown)),
  },
  {
    name: 'strong-error-handler',
    answers: { status: 500, type: 'application/json', isSame: false },
    listen: () => failingExpress(strongErrorHandler({ log: false })),
  },
  {
    name: 'express-http-problem-details',
    answers: { status: 404, type: 'application/problem+json', isSame: false },
    listen: () => failingExpress(HttpProblemResponse({ strategy: { registry: new MapperRegistry(), map } })),
  },
  bareNode,
]

/** The error storm on Express 5: every request fails. */
export const group: Group = {
  title: 'Express, every request fails',
  base: 'hand-written, res.status().set().json()',
  contenders: CONTENDERS,
}
