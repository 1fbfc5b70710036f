import { vodErrorHandler } from '@vod-errors/koa'
import type Koa from 'koa'
import type { Middleware } from 'koa'
import type { Contender, Group } from './contender.ts'
import { handWrittenResponse } from './hand-written.ts'
import { failingKoa } from './koa.ts'

const SAME = { status: 404, type: 'application/json', isSame: true } as const

/** What a team writes that also tells the app's 'error' event, which wants an Error. */
const handWritten: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (thrown) {
    const response = handWrittenResponse(thrown)
    if (!response) throw thrown
    ctx.status = response.status
    ctx.set(response.headers)
    ctx.body = response.body
    const { code, requestId } = response.body
    ctx.app.emit('error', Object.assign(new Error(code, { cause: thrown }), { code, requestId }), ctx)
  }
}

function withListener(app: Koa): Koa {
  return app.on('error', (error: Error) => error.message)
}

const CONTENDERS: readonly Contender[] = [
  {
    name: 'hand-written, emits an Error',
    expected: SAME,
    listen: () => withListener(failingKoa([handWritten])).callback(),
  },
  { name: 'ours', expected: SAME, listen: () => withListener(failingKoa([vodErrorHandler()])).callback() },
]

/** The error storm on Koa 3 in an app that listens to its 'error' event. */
export const group: Group = {
  title: "Koa, every request fails, with an 'error' listener",
  base: 'hand-written, emits an Error',
  contenders: CONTENDERS,
}
