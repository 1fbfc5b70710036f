import { once } from 'node:events'
import { connect, createServer as createHttp2Server } from 'node:http2'
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

const MAJORS = [
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
] as const

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

describe.each(MAJORS)('the error event of %s', (_name, createApp) => {
  test('is emitted once for a VOD error, with the VodError and the context', async () => {
    const app = createApp()
    const listener = jest.fn()
    app.on('error', listener)
    const thrown = sdkRejection('MediaNotFound')
    await get(app, thrown)
    expect(listener).toHaveBeenCalledTimes(1)
    const [error, ctx] = listener.mock.calls[0]
    expect(isVodError(error)).toBe(true)
    expect(error).toMatchObject({ requestId: REQUEST_ID, cause: thrown })
    expect(ctx.path).toBe('/')
  })

  test('is emitted with an Error for a masked value', async () => {
    const app = createApp()
    const listener = jest.fn()
    app.on('error', listener)
    await get(app, null)
    expect(listener.mock.calls[0]?.[0]).toBeInstanceOf(Error)
    expect(listener.mock.calls[0]?.[0].cause).toBeNull()
  })

  test('is emitted once for another error, by Koa itself', async () => {
    const app = createApp()
    const listener = jest.fn()
    app.on('error', listener)
    const thrown = new Error('app')
    await get(app, thrown)
    expect(listener.mock.calls.map(([error]) => error)).toEqual([thrown])
  })

  test('is emitted to a listener that was added after Koa’s own', async () => {
    const app = createApp()
    app.silent = true
    const listener = jest.fn()
    app.on('error', app.onerror).on('error', listener)
    await get(app, sdkRejection('MediaNotFound'))
    expect(listener).toHaveBeenCalledTimes(1)
  })

  test('is not emitted without a listener, so that one line is printed, not two', async () => {
    await get(createApp(), sdkRejection('AccessDenied'))
    expect(stderr).toHaveBeenCalledTimes(1)
    expect(stderr.mock.calls[0]?.[0]).toContain(REQUEST_ID)
  })
})

describe.each(MAJORS)('%s', (_name, createApp) => {
  test('responds and warns once if a listener throws', async () => {
    const app = createApp()
    app.on('error', () => {
      throw new Error('listener')
    })
    const response = await get(app, sdkRejection('MediaNotFound'))
    expect(response.status).toBe(404)
    expect(response.body.requestId).toBe(REQUEST_ID)
    expect(stderr.mock.calls).toEqual([
      [expect.stringContaining("listener for the app's 'error' event failed")],
    ])
  })

  test('resets the HTTP/2 stream if the response has begun', async () => {
    const app = createApp().use(vodErrorHandler())
    app.use(async (ctx) => {
      ctx.respond = false
      ctx.res.writeHead(200)
      await new Promise((resolve) => ctx.res.write('half', resolve))
      throw sdkRejection('InternalError')
    })
    const listener = jest.fn()
    app.on('error', listener)
    const server = await listen(createHttp2Server(app.callback()))
    const session = connect(urlOf(server))
    const stream = session.request({ ':path': '/' })
    const failure = once(stream.resume(), 'close').catch((error: Error) => error.message)
    await failure
    expect(stream.rstCode).toBe(8)
    expect(listener).toHaveBeenCalledTimes(1)
    session.close()
    server.close()
  })

  test.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a frozen error', Object.freeze(new Error('x'))],
    [
      'an error with a getter for its status',
      Object.defineProperty(new Error('x'), 'status', { get: () => 404 }),
    ],
    ['an error with a read-only status', Object.defineProperty(new Error('x'), 'status', { value: 404 })],
  ])('masks %s, which Koa cannot handle', async (_name, thrown) => {
    const response = await get(createApp(), thrown)
    expect(response.status).toBe(500)
    expect(response.body.code).toBe('InternalError')
  })
})
