import { close, listen } from '@vod-errors/testing'
import Koa, { type Middleware } from 'koa'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

test('returns a middleware with the name of its factory, for stack traces', () => {
  expect(vodErrorHandler().name).toBe('vodErrorHandler')
})

/** The stack of an error that the app's own handler catches, thrown after an asynchronous call. */
async function stackBehind(...handlers: readonly Middleware[]): Promise<string> {
  const app = new Koa()
  const own: Middleware = async function own(ctx, next) {
    try {
      await next()
    } catch (thrown) {
      ctx.body = thrown instanceof Error ? thrown.stack : undefined
    }
  }
  for (const handler of [own, ...handlers]) app.use(handler)
  app.use(async function route() {
    await new Promise((resolve) => setImmediate(resolve))
    throw new Error('of the app')
  })
  const server = await listen(app.callback())
  const { text } = await supertest(server).get('/')
  await close(server)
  return text
}

test('leaves no trace in the asynchronous stack of an error that it forwards', async () => {
  const bare = await stackBehind()
  expect(bare).toMatch(/at (?:async )?own /)
  expect(await stackBehind(vodErrorHandler())).toBe(bare)
})
