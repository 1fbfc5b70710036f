import { bodyParser } from '@koa/bodyparser'
import type { MiddlewareName } from '@vod-errors/testing/contract'
import type Koa from 'koa'
import type { Middleware } from 'koa'
import compress from 'koa-compress'
import session from 'koa-session'

/** Creates the usual Koa middleware that the contract battery asks for. */
export function makeMiddleware(app: Koa, name: MiddlewareName): Middleware {
  switch (name) {
    case 'compression':
      return compress({ threshold: 0 })
    case 'session':
      return session({ signed: false, rolling: true }, app)
    case 'bodyParser':
      return bodyParser({ jsonLimit: '1kb' })
    default:
      return name satisfies never
  }
}
