import { vodErrorHandler } from '@vod-errors/koa'
import Koa, { type Middleware } from 'koa'
import type { Contender, Group } from './contender.ts'

/** An app whose only route succeeds. */
function succeedingKoa(handlers: readonly Middleware[]): Koa {
  const app = new Koa()
  for (const handler of handlers) app.use(handler)
  return app.use(async (ctx) => {
    ctx.body = { mediaId: 'mda-kdm3zj2ysd7fs8iq', status: 'PUBLISHED', title: 'A film' }
  })
}

const OK = { status: 200, type: 'application/json', isSame: true } as const

/** The minimum for a middleware that wants to catch errors below it. */
const empty: Middleware = async (_ctx, next) => {
  await next()
}

const CONTENDERS: readonly Contender[] = [
  { name: 'without our middleware', expected: OK, listen: () => succeedingKoa([]).callback() },
  { name: 'with an empty middleware', expected: OK, listen: () => succeedingKoa([empty]).callback() },
  { name: 'with our middleware', expected: OK, listen: () => succeedingKoa([vodErrorHandler()]).callback() },
]

/** The cost of the middleware when nothing fails. */
export const group: Group = {
  title: 'Koa, no request fails',
  base: 'without our middleware',
  contenders: CONTENDERS,
}
