import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { close, exchangeBytes, failingStream, listen, REQUEST_ID, sdkRejection } from '@vod-errors/testing'
import Koa, { type Context, type Middleware } from 'koa'
import Koa2 from 'koa2'
import { type VodErrorHandlerOptions, vodErrorHandler } from '../src/index.ts'
import { EARLY, LATE, WHOLE } from './bodies.ts'
import { open, PLAIN_GET, receiveBody } from './browsers.ts'

const VOD = Object(sdkRejection('MediaNotFound'))
const DISK = new Error('disk')

/** With them, what is not VOD's is a masked failure of the operator's. */
const ANSWER_ALL: Parts = { options: { unhandled: 'respond' } }

interface Parts {
  readonly above?: readonly Middleware[]
  readonly options?: VodErrorHandlerOptions
}

const servers: Server[] = []
let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(async () => {
  stderr.mockRestore()
  await Promise.all(servers.splice(0).map(close))
})

describe.each([
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
])('%s', (_major, createApp) => {
  /** Starts an app; `told` is what its 'error' event is told. */
  async function serve(route: (ctx: Context) => unknown, { above = [], options }: Parts = {}) {
    const told: unknown[] = []
    const app: Koa = createApp()
    app.on('error', (error) => told.push(error.code ?? error.message))
    for (const middleware of above) app.use(middleware)
    app.use(vodErrorHandler(options)).use(async (ctx) => void (await route(ctx)))
    const server = await listen(app.callback())
    servers.push(server)
    return { server, told }
  }

  describe.each(Object.entries(EARLY))('where a body fails %s, before its first byte', (_name, fail) => {
    test('answers whole what is VOD’s, and tells the app once', async () => {
      const { server, told } = await serve((ctx) => fail(ctx, VOD, []))
      const response = await receiveBody(server)
      expect(response).toMatchObject({ status: 404, isWhole: true })
      expect(JSON.parse(response.body)).toMatchObject({ requestId: REQUEST_ID, code: 'MediaNotFound' })
      expect(told).toEqual(['MediaNotFound'])
      expect(stderr).not.toHaveBeenCalled()
    })
  })

  describe.each(Object.entries(LATE))('where a body fails %s, after its first byte', (_name, fail) => {
    test('cuts it where that is VOD’s, and says why once', async () => {
      const { server, told } = await serve((ctx) => fail(ctx, VOD, ['half']))
      expect(await receiveBody(server)).toEqual({ status: 200, body: 'half', isWhole: false })
      expect(told).toEqual(['MediaNotFound'])
      expect(stderr.mock.calls).toEqual([[expect.stringContaining('caller fault MediaNotFound')]])
    })
  })

  test.each([[[]], [['half']]])(
    'cuts a body that fails after %j where its head was flushed',
    async (chunks) => {
      const { server, told } = await serve((ctx) => {
        ctx.status = 200
        ctx.flushHeaders()
        ctx.body = failingStream(VOD, chunks)
      })
      expect(await receiveBody(server)).toEqual({ status: 200, body: chunks.join(''), isWhole: false })
      expect(told).toEqual(['MediaNotFound'])
      expect(stderr.mock.calls).toEqual([[expect.stringContaining('caller fault MediaNotFound')]])
    },
  )

  describe.each([1, 2])('with %d handlers', (handlers) => {
    const above = Array.from({ length: handlers - 1 }, () => vodErrorHandler())

    test.each(Object.entries(WHOLE))('sends whole a body that %s, and tells nobody', async (_name, way) => {
      const [body, make] = way
      const { server, told } = await serve(
        async (ctx) => {
          const stream = make(ctx)
          if (body === '') await sleep(5)
          ctx.body = stream
        },
        { above },
      )
      expect(await receiveBody(server)).toEqual({ status: 200, body, isWhole: true })
      expect(told).toEqual([])
      expect(stderr).not.toHaveBeenCalled()
    })

    test('sends the first byte of a body at once', async () => {
      const { server } = await serve(
        (ctx) => {
          const body = new PassThrough()
          ctx.body = body
          setTimeout(() => body.write('first'), 5)
        },
        { above },
      )
      expect(await exchangeBytes(server, PLAIN_GET, { leaveAfter: 50 })).toContain('first')
    })
  })

  test.each<[string, string, (socket: Socket) => unknown]>([
    ['closes the connection', 'before', (socket) => socket.end()],
    ['resets the connection', 'before', (socket) => socket.resetAndDestroy()],
    ['closes the connection', 'after', (socket) => socket.end()],
    ['resets the connection', 'after', (socket) => socket.resetAndDestroy()],
  ])('blames nobody for a browser that %s %s the first byte of a body', async (_how, when, leave) => {
    const body = new PassThrough()
    const { server } = await serve((ctx) => Object.assign(ctx, { body }), ANSWER_ALL)
    leave(await open(server, when === 'after' ? body : undefined))
    await new Promise((resolve) => body.once('close', resolve))
    await sleep(10)
    expect(stderr).not.toHaveBeenCalled()
  })

  test('blames nobody where the app fails the body of a browser that left', async () => {
    const body = new PassThrough()
    const { server } = await serve((ctx) => {
      ctx.body = body
      ctx.res.once('close', () => body.destroy(DISK))
    }, ANSWER_ALL)
    ;(await open(server, body)).end()
    await new Promise((resolve) => body.once('close', resolve))
    await sleep(10)
    expect(stderr).not.toHaveBeenCalled()
  })
})
