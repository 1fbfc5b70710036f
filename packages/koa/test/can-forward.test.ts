import { once } from 'node:events'
import { request, urlOf, useServers } from '@vod-errors/testing'
import Koa, { type Middleware } from 'koa'
import Koa2 from 'koa2'
import { vodErrorHandler } from '../src/index.ts'
import { open } from './browsers.ts'

const FROZEN = Object.freeze(new Error('frozen'))

let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())

describe.each<[string, () => Koa]>([
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
])('%s', (_major, createApp) => {
  const start = useServers()

  test('middleware above the handler gets an error that Koa cannot handle, untouched', async () => {
    const caught: unknown[] = []
    const ownHandler: Middleware = async (ctx, next) => {
      await next().catch((thrown: unknown) => caught.push(thrown))
      ctx.body = 'mine'
    }
    const app = createApp()
      .use(ownHandler)
      .use(vodErrorHandler())
      .use(() => Promise.reject(FROZEN))
    expect((await request(urlOf(await start(app.callback()), '/'))).text).toBe('mine')
    expect(caught).toEqual([FROZEN])
    expect(caught[0]).toBe(FROZEN)
    expect(stderr).not.toHaveBeenCalled()
  })

  test('masks it if no middleware handles it', async () => {
    const app = createApp()
      .use((_ctx, next) => next())
      .use(vodErrorHandler())
      .use(() => Promise.reject(FROZEN))
    const { status, text } = await request(urlOf(await start(app.callback()), '/'))
    expect({ status, code: JSON.parse(text).code }).toEqual({ status: 500, code: 'InternalError' })
    expect(stderr).toHaveBeenCalledTimes(1)
  })

  test('handles it after the browser left, too', async () => {
    const app = createApp()
      .use(vodErrorHandler())
      .use(async (ctx) => {
        await once(ctx.req.socket, 'close')
        throw FROZEN
      })
    const handle = app.callback()
    let handled = (_done: unknown) => {}
    const done = new Promise((resolve) => {
      handled = resolve
    })
    const server = await start((req, res) => handled(handle(req, res)))
    ;(await open(server)).destroy()
    await expect(done).resolves.toBeUndefined()
  })
})
