import { vodErrorHandler } from '@vod-errors/koa'
import Koa, { type Middleware } from 'koa'
import type { Contender, Group } from './contender.ts'

/** What the app answers where nothing fails. */
function wellKoa(handlers: readonly Middleware[]): Koa {
  const app = new Koa()
  for (const handler of handlers) app.use(handler)
  return app.use(async (ctx) => {
    ctx.body = { mediaId: 'mda-kdm3zj2ysd7fs8iq', status: 'PUBLISHED', title: 'A film' }
  })
}

const WELL = { status: 200, type: 'application/json', isSame: true } as const

/** The least that a middleware can do which is to see what fails below it. */
const empty: Middleware = async (_ctx, next) => {
  await next()
}

const CONTENDERS: readonly Contender[] = [
  { name: 'without our middleware', answers: WELL, listen: () => wellKoa([]).callback() },
  { name: 'with an empty middleware', answers: WELL, listen: () => wellKoa([empty]).callback() },
  { name: 'with our middleware', answers: WELL, listen: () => wellKoa([vodErrorHandler()]).callback() },
]

/** What the middleware costs where nothing fails. */
export const group: Group = {
  title: 'Koa, no request fails',
  base: 'without our middleware',
  contenders: CONTENDERS,
}
