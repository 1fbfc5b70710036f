import { type AppParts, describeContract, describeHttp2, type Route } from '@vod-errors/testing/contract'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import express4 from 'express4'
import { vodErrorHandler } from '../src/index.ts'
import { bridgeToHttp2 } from './http2-bridge.ts'
import { makeMiddleware } from './middleware.ts'

describeContract('Express 5', (parts) => makeApp(express, parts))
describeContract('Express 4', (parts) => makeApp(express4, parts))
describeHttp2('Express 5 on a bridge', (parts) => bridgeToHttp2(makeApp(express, parts)))
describeHttp2('Express 4 on a bridge', (parts) => bridgeToHttp2(makeApp(express4, parts)))

function makeApp(framework: typeof express, parts: AppParts): Express {
  const { route, options, handlers, routerHandlers, middleware, onForwarded } = parts
  const router = framework.Router().all('/route', run(route))
  for (let i = 0; i < routerHandlers; i++) router.use(vodErrorHandler(options))
  const app = framework()
  if (middleware) app.use(makeMiddleware(framework, middleware))
  app.use(router).use('/nested', router)
  for (let i = 0; i < handlers; i++) app.use(vodErrorHandler(options))
  return onForwarded ? app.use(respondTeapot(onForwarded)) : app
}

/** Express 4 does not handle promises: apps forward rejections to `next` themselves. */
function run(route: Route): RequestHandler {
  return (req, res, next) => {
    const session = () => Reflect.get(req, 'session')
    const send: Parameters<Route>[2]['send'] = (body) =>
      typeof body === 'string' ? res.send(body) : body.on('error', next).pipe(res)
    Promise.resolve(route(req, res, { send, session })).catch(next)
  }
}

function respondTeapot(onForwarded: (thrown: unknown) => void): ErrorRequestHandler {
  return (thrown, _req, res, _next) => {
    onForwarded(thrown)
    res.status(418).end()
  }
}
