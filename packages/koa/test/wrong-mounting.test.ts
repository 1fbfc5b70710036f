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
    const messages: string[] = []
    app.on('error', (error: Error) => messages.push(error.message))
    for (const each of middleware) app.use(Reflect.apply(Object, undefined, [each]))
    const server = await listen(app.callback())
    await supertest(server).get('/?token=secret')
    await supertest(server).get('/')
    await close(server)
    return [...new Set(messages)]
  }

  test('says that the call parentheses are missing, without printing the context', async () => {
    expect(await get(vodErrorHandler, respond)).toEqual([
      'Expected `options` to be a plain object (mount vodErrorHandler(), not vodErrorHandler), got [Object]',
    ])
  })

  test('warns once if it is the last middleware', async () => {
    await get(respond, vodErrorHandler())
    await get((_ctx: unknown, next: () => unknown) => next(), vodErrorHandler())
    expect(stderr.mock.calls).toEqual([
      ['[vod-errors] vodErrorHandler() is mounted last and catches no errors: mount it first'],
    ])
  })

  test('does not warn if it is mounted first, or alone', async () => {
    await get(vodErrorHandler(), respond)
    await get(vodErrorHandler())
    expect(stderr).not.toHaveBeenCalled()
  })
})
