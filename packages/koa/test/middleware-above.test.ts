import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { failingStream, request, sdkRejection, urlOf, useServers } from '@vod-errors/testing'
import Koa, { type Middleware } from 'koa'
import session from 'koa-session'
import Koa2 from 'koa2'
import { PassThrough as OldPassThrough } from 'readable-stream2'
import { isVodError, vodErrorHandler } from '../src/index.ts'

const NOT_FOUND = sdkRejection('MediaNotFound')

/** A session store that is down when the response is about to be sent. */
const STORE = {
  get: async () => ({}),
  set: async () => {
    throw new Error('The store is down')
  },
  destroy: async () => {},
}

function check(): Middleware {
  return async (ctx, next) => {
    await next()
    ctx.throw(401)
  }
}

/** Middleware above the handler that fails after it, by what fails. */
const FAILING: Readonly<Record<string, (app: Koa) => Middleware>> = {
  'the store of a session': (app) => session({ signed: false, store: STORE }, app),
  'a check that throws': check,
  'a change of the body': () => async (ctx, next) => {
    await next()
    JSON.parse(String(ctx.body)).no.such
  },
  'a body that is not JSON': () => async (ctx, next) => {
    await next()
    ctx.body = { size: 1n }
  },
  'a streamed body': () => async (ctx, next) => {
    await next()
    ctx.body = failingStream(new Error('disk'), [])
  },
}

const byHand: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch {
    ctx.status = 404
    ctx.body = '{}'
  }
}

/** Throws after it has set a body that fails a moment later. */
const failTwice: Middleware = (ctx) => {
  const body = new PassThrough()
  ctx.body = body
  setTimeout(() => body.destroy(new Error('late')), 10)
  throw NOT_FOUND
}

const failOnce: Middleware = (ctx) => {
  Object.assign(Object(Reflect.get(ctx, 'session')), { user: 'a' })
  throw NOT_FOUND
}

/** Throws after it has set a body that does not tell whether it has failed: it has no `errored`. */
const failWithOldBody: Middleware = (ctx) => {
  ctx.body = new OldPassThrough()
  failOnce(ctx, async () => {})
}

describe.each<[string, () => Koa]>([
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
])('%s', (_major, createApp) => {
  const start = useServers()

  /** What the browser gets, `reset` if the connection is cut, and the app's 'error' events of other errors. */
  async function observe(above: (app: Koa) => Middleware, handler: Middleware, route: Middleware) {
    const app = createApp()
    const emitted: unknown[] = []
    app.on('error', (error) => isVodError(error) || emitted.push(error.message))
    app.use(above(app)).use(handler).use(route)
    const browser = request(urlOf(await start(app.callback()), '/')).then(
      ({ status, isWhole }) => ({ status, isWhole }),
      () => 'reset',
    )
    const seen = await Promise.race([browser, sleep(5000, 'hangs', { ref: false })])
    return { seen, emitted }
  }

  test.each(Object.entries(FAILING))(
    'what happens is as below a hand-written handler if %s fails above the handler',
    async (_name, above) => {
      const bare = await observe(above, byHand, failOnce)
      expect(bare.seen).not.toBe('hangs')
      expect(await observe(above, vodErrorHandler({ logger: false }), failOnce)).toEqual(bare)
    },
  )

  test('a failure above the handler is told apart from one of an abandoned body without `errored`', async () => {
    const bare = await observe(check, byHand, failWithOldBody)
    expect(bare.seen).toEqual({ status: 401, isWhole: true })
    expect(await observe(check, vodErrorHandler({ logger: false }), failWithOldBody)).toEqual(bare)
  })

  test('a body that fails after the route threw changes nothing, however late the response is sent', async () => {
    const slow = (): Middleware => async (_ctx, next) => {
      await next()
      await sleep(30)
    }
    const { seen, emitted } = await observe(slow, vodErrorHandler({ logger: false }), failTwice)
    expect(seen).toEqual({ status: 404, isWhole: true })
    expect(emitted).toEqual([])
  })
})
