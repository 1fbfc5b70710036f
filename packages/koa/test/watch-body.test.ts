import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { listenOnLoopback, stop } from '@vod-errors/testing'
import Koa from 'koa'
import Koa2 from 'koa2'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

function failing() {
  return new Readable({
    async read() {
      await sleep(10)
      this.destroy(new Error('disk'))
    },
  })
}

test.each([
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
])('leaves it to %s to answer once what is not VOD’s and came out of a body', async (_name, createApp) => {
  const told: unknown[] = []
  const app: Koa = createApp()
  app.on('error', (error) => told.push(error))
  app.use(vodErrorHandler()).use((ctx) => {
    ctx.body = failing()
  })
  const server = await listenOnLoopback(app.callback())
  await supertest(server).get('/').expect(500, 'Internal Server Error')
  await stop(server)
  expect(told).toEqual([new Error('disk')])
})
