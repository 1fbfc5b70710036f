import { close, listen, sdkRejection } from '@vod-errors/testing'
import Koa from 'koa'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

test('returns a middleware with the name of its factory, for stack traces', () => {
  expect(vodErrorHandler().name).toBe('vodErrorHandler')
})

test.each([
  ['at once', undefined],
  ['later', () => new Promise(setImmediate)],
])('adds at most one frame to the stack of an error thrown %s, and hides none', async (_when, wait) => {
  let stack = ''
  async function above(_ctx: unknown, next: Koa.Next): Promise<void> {
    await next().catch((error: Error) => {
      stack = error.stack ?? ''
    })
  }
  const app = new Koa().use(above).use(vodErrorHandler())
  app.use(async function route() {
    if (wait) await wait()
    throw new Error('no')
  })
  const server = await listen(app.callback())
  await supertest(server).get('/')
  await close(server)
  const framesOf = (file: RegExp) => stack.split('\n').filter((line) => file.test(line)).length
  expect(framesOf(/koa.test/)).toBe(2)
  expect(framesOf(/(?:koa|core).src/)).toBeLessThanOrEqual(1)
})

test('responds if `ctx.state` throws for names that it does not know', async () => {
  const get = (_state: object, name: PropertyKey) => {
    throw new Error(`No ${String(name)} in the state`)
  }
  const app = new Koa()
  app.use(vodErrorHandler())
  app.use((ctx) => {
    ctx.state = new Proxy({}, { get })
    throw sdkRejection('MediaNotFound')
  })
  const server = await listen(app.callback())
  await supertest(server).get('/').expect(404)
  await close(server)
})
