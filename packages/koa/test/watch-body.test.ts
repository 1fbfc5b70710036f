import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  close,
  exchangeBytes,
  failingStream,
  listen,
  REQUEST_ID,
  sdkRejection,
  settled,
} from '@vod-errors/testing'
import Koa, { type Context, type Middleware } from 'koa'
import Koa2 from 'koa2'
import { type VodErrorHandlerOptions, vodErrorHandler } from '../src/index.ts'
import { downloading, EARLY, LATE, ON_KOA_3, WHOLE } from './bodies.ts'
import { open, PLAIN_GET, receiveBody } from './browsers.ts'

const VOD = Object(sdkRejection('MediaNotFound'))
const DISK = new Error('disk')

/** Responds to other errors, too, so that one would print a line. */
const RESPOND_TO_ALL: Parts = { options: { unhandled: 'respond' } }

const VOD_IS_LOCAL: Parts = { options: { hosts: ['127.0.0.1'] } }

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

type CreateApp = () => Koa

const MAJORS: readonly [string, CreateApp, typeof ON_KOA_3][] = [
  ['Koa 3', () => new Koa(), ON_KOA_3],
  ['Koa 2', () => new Koa2(), {}],
]

/** Starts an app; `emitted` lists the errors of its 'error' event. */
async function serve(
  createApp: CreateApp,
  route: (ctx: Context) => unknown,
  { above = [], options }: Parts = {},
) {
  const emitted: unknown[] = []
  const app: Koa = createApp()
  app.on('error', (error) => emitted.push(error.code ?? error.message))
  for (const middleware of above) app.use(middleware)
  app.use(vodErrorHandler(options)).use(async (ctx) => void (await route(ctx)))
  const server = await listen(app.callback())
  servers.push(server)
  return { server, emitted }
}

describe.each(MAJORS)('%s', (_major, createApp, more) => {
  describe.each(Object.entries({ ...EARLY, ...more }))(
    'if a body fails %s, before its first byte',
    (_name, fail) => {
      test('sends the whole error response for a VOD error, and emits it once', async () => {
        const { server, emitted } = await serve(createApp, (ctx) => fail(ctx, VOD, []))
        const response = await receiveBody(server)
        expect(response).toMatchObject({ status: 404, isWhole: true })
        expect(JSON.parse(response.body)).toMatchObject({ requestId: REQUEST_ID, code: 'MediaNotFound' })
        expect(emitted).toEqual(['MediaNotFound'])
        expect(stderr).not.toHaveBeenCalled()
      })
    },
  )

  describe.each(Object.entries({ ...LATE, ...more }))(
    'if a body fails %s, after its first byte',
    (_name, fail) => {
      test('aborts the response for a VOD error, and logs it once', async () => {
        const { server, emitted } = await serve(createApp, (ctx) => fail(ctx, VOD, ['half']))
        expect(await receiveBody(server)).toEqual({ status: 200, body: 'half', isWhole: false })
        expect(emitted).toEqual(['MediaNotFound'])
        expect(stderr.mock.calls).toEqual([[expect.stringContaining('caller fault MediaNotFound')]])
      })
    },
  )
})

describe.each(MAJORS)('%s', (_major, createApp) => {
  test('sends the whole error response if VOD responds to got.stream with an error', async () => {
    const body = JSON.stringify({ requestId: REQUEST_ID, code: 'MediaException.MediaNotFound', message: 'x' })
    const route = downloading((_req, res) => res.writeHead(404).end(body))
    const { server, emitted } = await serve(createApp, route, VOD_IS_LOCAL)
    const response = await receiveBody(server)
    expect(response).toMatchObject({ status: 404, isWhole: true })
    expect(JSON.parse(response.body)).toMatchObject({ requestId: REQUEST_ID, code: 'MediaNotFound' })
    expect(emitted).toEqual(['MediaNotFound'])
    expect(stderr).not.toHaveBeenCalled()
  })

  test('aborts the response if the connection of got.stream breaks off, and logs it once', async () => {
    const route = downloading((_req, res) => {
      res.write('half')
      setTimeout(() => res.destroy(), 20)
    })
    const { server, emitted } = await serve(createApp, route, VOD_IS_LOCAL)
    expect(await receiveBody(server)).toEqual({ status: 200, body: 'half', isWhole: false })
    expect(emitted).toEqual(['UpstreamUnreachable'])
    expect(stderr.mock.calls).toEqual([[expect.stringContaining('service fault UpstreamUnreachable')]])
  })

  test.each([[[]], [['half']]])(
    'aborts a response with flushed headers whose body fails after %j',
    async (chunks) => {
      const { server, emitted } = await serve(createApp, (ctx) => {
        ctx.status = 200
        ctx.flushHeaders()
        ctx.body = failingStream(VOD, chunks)
      })
      expect(await receiveBody(server)).toEqual({ status: 200, body: chunks.join(''), isWhole: false })
      expect(emitted).toEqual(['MediaNotFound'])
      expect(stderr.mock.calls).toEqual([[expect.stringContaining('caller fault MediaNotFound')]])
    },
  )
})

describe.each(MAJORS)('%s', (_major, createApp) => {
  describe.each([1, 2])('with %d handlers', (handlers) => {
    const above = Array.from({ length: handlers - 1 }, () => vodErrorHandler())

    test.each(Object.entries(WHOLE))(
      'sends the whole body that %s, and emits nothing',
      async (_name, way) => {
        const [body, make] = way
        const { server, emitted } = await serve(
          createApp,
          async (ctx) => {
            const stream = make(ctx)
            if (body === '') await sleep(5)
            ctx.body = stream
          },
          { above },
        )
        expect(await receiveBody(server)).toEqual({ status: 200, body, isWhole: true })
        expect(emitted).toEqual([])
        expect(stderr).not.toHaveBeenCalled()
      },
    )

    test('sends the first byte of a body at once', async () => {
      const { server } = await serve(
        createApp,
        (ctx) => {
          const body = new PassThrough()
          ctx.body = body
          setTimeout(() => body.write('first'), 5)
        },
        { above },
      )
      // The body never ends: a head that waited for it would never come.
      expect(await exchangeBytes(server, PLAIN_GET, { leaveOn: 'first' })).toContain('first')
    })
  })
})

describe.each(MAJORS)('%s', (_major, createApp) => {
  test.each<[string, string, (socket: Socket) => unknown]>([
    ['closes the connection', 'before', (socket) => socket.end()],
    ['resets the connection', 'before', (socket) => socket.resetAndDestroy()],
    ['closes the connection', 'after', (socket) => socket.end()],
    ['resets the connection', 'after', (socket) => socket.resetAndDestroy()],
  ])('logs nothing if the browser %s %s the first byte of a body', async (_how, when, leave) => {
    const body = new PassThrough()
    const { server } = await serve(createApp, (ctx) => Object.assign(ctx, { body }), RESPOND_TO_ALL)
    leave(await open(server, when === 'after' ? body : undefined))
    await new Promise((resolve) => body.once('close', resolve))
    await settled()
    expect(stderr).not.toHaveBeenCalled()
  })

  test('logs nothing if the app destroys the body with an error after the browser left', async () => {
    const body = new PassThrough()
    const { server } = await serve(
      createApp,
      (ctx) => {
        ctx.body = body
        ctx.res.once('close', () => body.destroy(DISK))
      },
      RESPOND_TO_ALL,
    )
    ;(await open(server, body)).end()
    await new Promise((resolve) => body.once('close', resolve))
    await settled()
    expect(stderr).not.toHaveBeenCalled()
  })
})
