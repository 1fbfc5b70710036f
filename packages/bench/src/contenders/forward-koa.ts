import { vodErrorHandler } from '@vod-errors/koa'
import Koa, { type Middleware } from 'koa'
import type { Contender, Group } from './contender.ts'
import { forwardName, OTHER_ERRORS } from './other-errors.ts'

/** The app's own error handler, the same with and without ours below it. */
const ownHandler: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch {
    ctx.status = 500
    ctx.body = { code: 'InternalError' }
  }
}

function throwingKoa(thrown: () => Error, handlers: readonly Middleware[]): Koa {
  const app = new Koa()
  for (const handler of [ownHandler, ...handlers]) app.use(handler)
  return app.use(async () => {
    throw thrown()
  })
}

function contendersFor([error, thrown]: [string, () => Error]): Contender[] {
  const expected = { status: 500, type: 'application/json', isSame: true } as const
  return [
    { name: forwardName(error, false), expected, listen: () => throwingKoa(thrown, []).callback() },
    {
      name: forwardName(error, true),
      expected,
      listen: () => throwingKoa(thrown, [vodErrorHandler()]).callback(),
    },
  ]
}

/** What the middleware costs errors that it forwards on Koa 3. */
export const group: Group = {
  title: 'Koa, every request throws another error',
  base: forwardName('an Error', false),
  contenders: Object.entries(OTHER_ERRORS).flatMap(contendersFor),
}
