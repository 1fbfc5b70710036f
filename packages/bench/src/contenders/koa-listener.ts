import { vodErrorHandler } from '@vod-errors/koa'
import type { Middleware } from 'koa'
import { type Group, same } from './contender.ts'
import { handWrittenResponse } from './hand-written.ts'
import { failingKoa } from './koa.ts'

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

function withListener(handler: Middleware) {
  const app = failingKoa(handler)
  app.on('error', (error: Error) => error.message)
  return app.callback()
}

/** The error storm on Koa 3 in an app that listens to its 'error' event. */
export const group: Group = {
  title: "Koa, every request fails, with an 'error' listener",
  base: 'hand-written, emits an Error',
  contenders: [
    same('hand-written, emits an Error', 404, () => withListener(handWritten)),
    same('ours', 404, () => withListener(vodErrorHandler())),
  ],
}
