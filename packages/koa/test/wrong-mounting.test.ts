import { close, listen } from '@vod-errors/testing'
import Koa, { type Middleware } from 'koa'
import Koa2 from 'koa2'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())

const respond: Middleware = (ctx) => {
  ctx.body = 'ok'
}

describe.each([
  ['Koa 3', () => new Koa()],
  ['Koa 2', () => new Koa2()],
])('%s', (_name, createApp) => {
  async function get(...middleware: readonly unknown[]): Promise<readonly string[]> {
    const app = createApp()
    const told: string[] = []
    app.on('error', (error: Error) => told.push(error.message))
    for (const each of middleware) app.use(Reflect.apply(Object, undefined, [each]))
    const server = await listen(app.callback())
    await supertest(server).get('/?token=secret')
    await supertest(server).get('/')
    await close(server)
    return [...new Set(told)]
  }

  test('says that the call is missing, without a dump of the context', async () => {
    expect(await get(vodErrorHandler, respond)).toEqual([
      'Expected `options` to be a plain object (mount vodErrorHandler(), with its parentheses), got [Object]',
    ])
  })

  test('says once that the last middleware sees no errors', async () => {
    await get(respond, vodErrorHandler())
    await get((_ctx: unknown, next: () => unknown) => next(), vodErrorHandler())
    expect(stderr.mock.calls).toEqual([
      ['[vod-errors] vodErrorHandler() is the last middleware and sees no errors: mount it first'],
    ])
  })

  test('says nothing of a handler that is mounted first, or alone', async () => {
    await get(vodErrorHandler(), respond)
    await get(vodErrorHandler())
    expect(stderr).not.toHaveBeenCalled()
  })
})
