import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { failingStream, request, sdkRejection, urlOf, useServers } from '@vod-errors/testing'
import Koa, { type Context, type Middleware } from 'koa'
import Koa2 from 'koa2'
import { vodErrorHandler } from '../src/index.ts'

const NOT_FOUND = sdkRejection('MediaNotFound')

/** Passes on a body that fails, and wraps the failure. */
const relay: Middleware = async (ctx) => {
  const out = new PassThrough()
  ctx.body = out
  try {
    await pipeline(failingStream(Object.assign(new Error('x'), NOT_FOUND), ['half']), out)
  } catch (cause) {
    throw new Error('relay', { cause })
  }
}

const preventExtensions: Middleware = (ctx, next) => {
  Object.preventExtensions(ctx)
  return next()
}

/** How apps pass `ctx.onerror` on. */
const UNBOUND: readonly (readonly [string, Middleware])[] = [
  [
    'a listener of the source, as in the documentation of Koa',
    (ctx) => {
      ctx.body = failing().on('error', ctx.onerror).pipe(new PassThrough())
    },
  ],
  [
    'a listener of the body',
    (ctx) => {
      ctx.body = failing().on('error', ctx.onerror)
    },
  ],
  [
    'a callback',
    async (ctx) => {
      setImmediate(ctx.onerror, Object.assign(new Error('x'), NOT_FOUND))
      await new Promise(() => {})
    },
  ],
]

/** A listener that destroys the response with the error, and counts. */
function destroyOnError(app: Koa): () => number {
  let events = 0
  app.on('error', (error: Error, ctx: Context) => {
    events++
    ctx.res.destroy(error)
  })
  return () => events
}

const failing = () => failingStream(Object.assign(new Error('x'), NOT_FOUND), [])

const failingBody: Middleware = (ctx) => {
  ctx.body = failing()
}

const MAJORS: readonly [string, () => Koa][] = [
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
]

describe.each(MAJORS)('%s, ctx.onerror without its context', (_major, createApp) => {
  const start = useServers()

  test.each(UNBOUND)('is %s', async (_name, fail) => {
    const lines: string[] = []
    const log = (line: string) => lines.push(line)
    const app = createApp().use(vodErrorHandler({ logger: { info: log, warn: log, error: log } }))
    app.use(fail)
    const response = await request(urlOf(await start(app.callback()), '/'))
    expect([response.status, JSON.parse(response.text).code]).toEqual([404, 'MediaNotFound'])
    expect(lines).toHaveLength(1)
  })
})

describe.each(MAJORS)('%s', (_major, createApp) => {
  const start = useServers()

  test("the app's own onerror gets all arguments, and what it returns is returned", async () => {
    const app = createApp().use(vodErrorHandler({ logger: false }))
    const seen: unknown[] = []
    Object.assign(app.context, {
      onerror(...args: unknown[]) {
        seen.push(args)
        return 'done'
      },
    })
    app.use((ctx) => {
      ctx.body = [
        Reflect.apply(ctx.onerror, ctx, [null, 'x']),
        Reflect.apply(ctx.onerror, ctx, ['disk', 'extra']),
      ]
    })
    const { text } = await request(urlOf(await start(app.callback()), '/'))
    expect(JSON.parse(text)).toEqual(['done', 'done'])
    expect(seen.slice(0, 2)).toEqual([
      [null, 'x'],
      ['disk', 'extra'],
    ])
  })

  test('a listener that destroys the response of a failed body is asked once', async () => {
    const app = createApp()
    const countEvents = destroyOnError(app)
    app.use(vodErrorHandler({ logger: false })).use(failingBody)
    await request(urlOf(await start(app.callback()), '/')).catch(() => {})
    expect(countEvents()).toBeLessThan(4)
  })

  test('a body that fails and is thrown inside another error is one VOD error', async () => {
    const lines: unknown[] = []
    const log = (...args: unknown[]) => void lines.push(args)
    const app = createApp().use(vodErrorHandler({ logger: { info: log, warn: log, error: log } }))
    app.on('error', () => {})
    app.use(relay)
    await request(urlOf(await start(app.callback()), '/')).catch(() => {})
    expect(lines).toHaveLength(1)
  })

  test.each<[string, (app: Koa) => void]>([
    ['cannot be extended', (app) => void app.use(preventExtensions)],
    [
      'has a fixed onerror',
      ({ context }) => void Object.defineProperty(context, 'onerror', { value: context.onerror }),
    ],
  ])('a context that %s gets its response', async (_what, prepare) => {
    const app = createApp()
    prepare(app)
    app.use(vodErrorHandler({ logger: false })).use((ctx) => {
      ctx.body = 'ok'
    })
    expect(await request(urlOf(await start(app.callback()), '/'))).toMatchObject({ status: 200, text: 'ok' })
  })
})

describe('Koa 2, which needs no web streams,', () => {
  const start = useServers()

  test.each(['Response', 'Blob', 'ReadableStream'])('sends JSON without a global %s', async (name) => {
    const type = Object.getOwnPropertyDescriptor(globalThis, name)
    const app = new Koa2().use(vodErrorHandler()).use((ctx) => {
      ctx.body = { json: true }
    })
    const url = urlOf(await start(app.callback()), '/')
    Reflect.deleteProperty(globalThis, name)
    const response = await request(url).finally(() => Object.defineProperty(globalThis, name, { ...type }))
    expect([response.status, response.text]).toEqual([200, '{"json":true}'])
  })
})
