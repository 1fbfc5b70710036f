import Router from '@koa/router'
import { close, listen, sdkRejection } from '@vod-errors/testing'
import Koa from 'koa'
import Koa2 from 'koa2'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

describe.each([
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
])('%s', (_name, createApp) => {
  test.each<[string, string | RegExp | undefined, string | undefined]>([
    ['reports the pattern of @koa/router’s route', '/media/:mediaId', '/media/:mediaId'],
    ['reports no route if its pattern is a RegExp', /^\/media/, undefined],
    ['reports no route without a router', undefined, undefined],
  ])('%s', async (_policy, pattern, expected) => {
    const onError = jest.fn()
    const app: Koa = createApp()
    app.use(vodErrorHandler({ onError }))
    if (pattern === undefined) app.use(fail)
    else app.use(new Router().get(pattern, fail).routes())
    const server = await listen(app.callback())
    await supertest(server).get('/media/mda-1').expect(404)
    await close(server)
    expect(onError).toHaveBeenCalledTimes(1)
    expect(onError.mock.calls[0]?.[0].record.route).toBe(expected)
  })
})

function fail(): never {
  throw sdkRejection('MediaNotFound')
}
