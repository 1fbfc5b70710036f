import { close, listen, sdkRejection } from '@vod-errors/testing'
import Koa from 'koa'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

test('returns a middleware with the name of its factory, for stack traces', () => {
  expect(vodErrorHandler().name).toBe('vodErrorHandler')
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
