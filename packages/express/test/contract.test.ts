import type { RequestListener } from 'node:http'
import { type AppParts, describeContract, type Route } from '@vod-errors/testing'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import express4 from 'express4'
import { vodErrorHandler } from '../src/index.ts'

describeContract('Express 5', (parts) => makeApp(express, parts))
describeContract('Express 4', (parts) => makeApp(express4, parts))

function makeApp(
  framework: typeof express,
  { route, options, handlers, handedOn }: AppParts,
): RequestListener {
  const router = framework.Router()
  router.all('/route', run(route))
  const app = framework().use(router).use('/nested', router)
  for (let i = 0; i < handlers; i++) app.use(vodErrorHandler(options))
  return app.use(answerTeapot(handedOn))
}

/** Express 4 knows nothing of promises: there, a team forwards rejections to `next` by itself. */
function run(route: Route): RequestHandler {
  return (req, res, next) => {
    Promise.resolve(route(req, res)).catch(next)
  }
}

function answerTeapot(handedOn: AppParts['handedOn']): ErrorRequestHandler {
  return (thrown, _req, res, _next) => {
    handedOn(thrown)
    res.status(418).end()
  }
}
