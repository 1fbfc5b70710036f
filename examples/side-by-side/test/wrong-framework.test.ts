import { vodErrorHandler as handleExpress } from '@vod-errors/express'
import { vodErrorHandler as handleKoa } from '@vod-errors/koa'
import { close, listen } from '@vod-errors/testing'
import express from 'express'
import Koa from 'koa'
import supertest from 'supertest'

test('names the package that a Koa app needs', async () => {
  const app = new Koa().use(Reflect.apply(Object, undefined, [handleExpress()]))
  const messages: string[] = []
  app.on('error', (error: Error) => messages.push(error.message))
  const server = await listen(app.callback())
  await supertest(server).get('/').expect(500)
  await close(server)
  expect(messages).toEqual(['Expected an Express app: in Koa, import vodErrorHandler from @vod-errors/koa'])
})

test('names the package that an Express app needs', async () => {
  const app = express()
    .set('env', 'test')
    .use(Reflect.apply(Object, undefined, [handleKoa()]))
  const server = await listen(app)
  const response = await supertest(server).get('/').expect(500)
  await close(server)
  expect(response.text).toContain('in Express, import vodErrorHandler from @vod-errors/express')
})
