import { REQUEST_ID, sdkRejection } from '@vod-errors/testing'
import Koa from 'koa'
import inject from 'light-my-request'
import { createMocks } from 'node-mocks-http'
import serverless from 'serverless-http'
import { vodErrorHandler } from '../src/index.ts'

const BODY = { requestId: REQUEST_ID, code: 'MediaNotFound' }
const NOT_FOUND = sdkRejection('MediaNotFound')

/** Calls the handler like a test that does not use types. */
const handle = (ctx: object) =>
  Reflect.apply(vodErrorHandler(), undefined, [ctx, () => Promise.reject(NOT_FOUND)])

test('responds on a context of node-mocks-http', async () => {
  const { req, res } = createMocks()
  const ctx = new Koa().createContext(req, res)
  await handle(ctx)
  expect(ctx.status).toBe(404)
  expect(JSON.parse(String(ctx.body))).toMatchObject(BODY)
  expect(res.getHeader('x-bce-request-id')).toBe(REQUEST_ID)
})

test.each([
  ['', { request: {} }],
  [' with a request and a response that are empty', { request: {}, response: {} }],
])('responds on a hand-made mock of the context%s', async (_kind, parts) => {
  const ctx = { status: 200, body: '', set: jest.fn(), state: {}, ...parts }
  await handle(ctx)
  expect(ctx.status).toBe(404)
  expect(JSON.parse(ctx.body)).toMatchObject(BODY)
  expect(ctx.set).toHaveBeenCalledWith('x-bce-request-id', REQUEST_ID)
})

describe('a mock of next', () => {
  const context = () => ({ status: 200, body: '', set: jest.fn(), state: {} })

  test('can throw', async () => {
    const ctx = context()
    const next = () => {
      throw NOT_FOUND
    }
    await Reflect.apply(vodErrorHandler(), undefined, [ctx, next])
    expect(ctx.status).toBe(404)
    expect(JSON.parse(ctx.body)).toMatchObject(BODY)
  })

  test('can throw another error, which rejects', async () => {
    const other = new Error('no')
    const next = () => {
      throw other
    }
    await expect(Reflect.apply(vodErrorHandler(), undefined, [context(), next])).rejects.toBe(other)
  })

  test('can return nothing', async () => {
    const ctx = context()
    await Reflect.apply(vodErrorHandler(), undefined, [ctx, () => undefined])
    expect(ctx.status).toBe(200)
  })
})

describe('a whole app', () => {
  const app = new Koa().use(vodErrorHandler()).use(() => Promise.reject(NOT_FOUND))

  test('responds through light-my-request', async () => {
    const response = await inject(Reflect.apply(Object, undefined, [app.callback()]), '/')
    expect(response.statusCode).toBe(404)
    expect(response.json()).toMatchObject(BODY)
  })

  test('responds through serverless-http', async () => {
    const event = { httpMethod: 'GET', path: '/', headers: {}, requestContext: {} }
    const response = await Reflect.apply(serverless(app), undefined, [event, {}])
    expect(response).toMatchObject({ statusCode: 404, headers: { 'x-bce-request-id': REQUEST_ID } })
    expect(JSON.parse(Reflect.get(response, 'body'))).toMatchObject(BODY)
  })
})
