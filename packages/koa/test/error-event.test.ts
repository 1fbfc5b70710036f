import { once } from 'node:events'
import { connect, createServer as createHttp2Server } from 'node:http2'
import { setTimeout as sleep } from 'node:timers/promises'
import { isVodError } from '@vod-errors/core'
import { close, listen, REQUEST_ID, sdkRejection, urlOf } from '@vod-errors/testing'
import Koa from 'koa'
import Koa2 from 'koa2'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())

describe.each([
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
])('%s', (_name, createApp) => {
  async function get(app: Koa, thrown: unknown) {
    app.use(vodErrorHandler()).use(() => {
      throw thrown
    })
    const server = await listen(app.callback())
    try {
      return await supertest(server).get('/')
    } finally {
      await close(server)
    }
  }

  test('tells the app of an answered failure, once, with the VodError and the context', async () => {
    const app = createApp()
    const heard = jest.fn()
    app.on('error', heard)
    const thrown = sdkRejection('MediaNotFound')
    await get(app, thrown)
    expect(heard).toHaveBeenCalledTimes(1)
    const [error, ctx] = heard.mock.calls[0]
    expect(isVodError(error)).toBe(true)
    expect(error).toMatchObject({ requestId: REQUEST_ID, cause: thrown })
    expect(ctx.path).toBe('/')
  })

  test('tells the app of a masked value as an Error', async () => {
    const app = createApp()
    const heard = jest.fn()
    app.on('error', heard)
    await get(app, null)
    expect(heard.mock.calls[0]?.[0]).toBeInstanceOf(Error)
    expect(heard.mock.calls[0]?.[0].cause).toBeNull()
  })

  test('tells the app of what is not VOD’s once, by Koa itself', async () => {
    const app = createApp()
    const heard = jest.fn()
    app.on('error', heard)
    const thrown = new Error('app')
    await get(app, thrown)
    expect(heard.mock.calls.map(([error]) => error)).toEqual([thrown])
  })

  test('tells a listener that came later than Koa’s own', async () => {
    const app = createApp()
    app.silent = true
    const heard = jest.fn()
    app.on('error', app.onerror).on('error', heard)
    await get(app, sdkRejection('MediaNotFound'))
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('prints one line, not two, where nobody listens', async () => {
    await get(createApp(), sdkRejection('AccessDenied'))
    expect(stderr).toHaveBeenCalledTimes(1)
    expect(stderr.mock.calls[0]?.[0]).toContain(REQUEST_ID)
  })

  test('still answers where a listener throws, and warns once', async () => {
    const app = createApp()
    app.on('error', () => {
      throw new Error('listener')
    })
    const response = await get(app, sdkRejection('MediaNotFound'))
    expect(response.status).toBe(404)
    expect(response.body.requestId).toBe(REQUEST_ID)
    expect(stderr.mock.calls).toEqual([
      [expect.stringContaining("listener of the app's 'error' event failed")],
    ])
  })

  test('resets the stream of HTTP/2 where the response has begun', async () => {
    const app = createApp().use(vodErrorHandler())
    app.use(async (ctx) => {
      ctx.respond = false
      ctx.res.writeHead(200)
      ctx.res.write('half')
      await sleep(20)
      throw sdkRejection('InternalError')
    })
    const heard = jest.fn()
    app.on('error', heard)
    const server = await listen(createHttp2Server(app.callback()))
    const session = connect(urlOf(server))
    const stream = session.request({ ':path': '/' })
    const failure = once(stream.resume(), 'close').catch((error: Error) => error.message)
    await failure
    expect(stream.rstCode).toBe(8)
    expect(heard).toHaveBeenCalledTimes(1)
    session.close()
    server.close()
  })

  test.each([
    ['a frozen error', Object.freeze(new Error('x'))],
    [
      'an error with a getter for a status',
      Object.defineProperty(new Error('x'), 'status', { get: () => 404 }),
    ],
    [
      'an error whose status cannot be written',
      Object.defineProperty(new Error('x'), 'status', { value: 404 }),
    ],
  ])('masks %s, which Koa does not survive', async (_name, thrown) => {
    const response = await get(createApp(), thrown)
    expect(response.status).toBe(500)
    expect(response.body.code).toBe('InternalError')
  })
})
