import { close, listen } from '@vod-errors/testing'
import express, { type ErrorRequestHandler, type NextFunction, type Request, type Response } from 'express'
import express4 from 'express4'
import supertest from 'supertest'
import { vodErrorHandler } from '../src/index.ts'

const ILLEGAL = { headers: { 'x-a': 'a\r\nb: c' } }

let stderr: jest.SpyInstance
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => stderr.mockRestore())

const WITH_ERROR_STATUS: readonly [string, object][] = [
  ['a status', { status: 404 }],
  ['a statusCode', { statusCode: 404 }],
  ['the lowest error status', { status: 400 }],
  ['the highest error status', { status: 599 }],
  ['a statusCode and an invalid status', { status: '404', statusCode: 503 }],
]

const WITHOUT_ERROR_STATUS: readonly [string, object][] = [
  ['no status', {}],
  ['a status of text', { status: '404' }],
  ['a status below 400', { status: 399 }],
  ['a status from 600', { status: 600 }],
]

const WITHOUT_ILLEGAL_HEADER: readonly [string, object][] = [
  ['no headers', { status: 404 }],
  ['null headers', { status: 404, headers: null }],
  ['a legal header', { status: 404, headers: { 'x-a': 'b' } }],
]

describe.each([
  ['Express 5', express],
  ['Express 4', express4],
])('%s', (_name, framework) => {
  async function getThrowing(thrown: unknown, ...ownHandlers: readonly ErrorRequestHandler[]) {
    const app = framework().set('env', 'test')
    app.use((_req, _res, next) => next(thrown))
    const server = await listen(app.use(vodErrorHandler(), ...ownHandlers))
    try {
      return await supertest(server).get('/').timeout(2000)
    } finally {
      await close(server)
    }
  }

  test('masks an illegal header before an own handler, which may not be the last', async () => {
    const ownHandler = jest.fn((_error: unknown, _req: Request, res: Response, _next: NextFunction) => {
      res.status(418).end()
    })
    const error = Object.assign(new Error('x'), ILLEGAL, { status: 400 })
    const response = await getThrowing(error, ownHandler)
    expect({ status: response.status, code: response.body.code }).toEqual({
      status: 500,
      code: 'InternalError',
    })
    expect(ownHandler).not.toHaveBeenCalled()
  })

  const get = (properties: object) => getThrowing(Object.assign(new Error('app'), properties))

  test.each(WITH_ERROR_STATUS)(
    'masks an error with an illegal header and %s, because Express would send the header',
    async (_what, error) => {
      const response = await get({ ...ILLEGAL, ...error })
      expect({ status: response.status, code: response.body.code }).toEqual({
        status: 500,
        code: 'InternalError',
      })
    },
  )

  test.each(WITHOUT_ERROR_STATUS)(
    'forwards an error with an illegal header and %s, because Express ignores its headers',
    async (_what, error) => {
      const response = await get({ ...ILLEGAL, ...error })
      expect({ status: response.status, type: response.type }).toEqual({ status: 500, type: 'text/html' })
    },
  )

  test.each(WITHOUT_ILLEGAL_HEADER)('forwards an error with a status and %s', async (_what, error) => {
    const response = await get(error)
    expect({ status: response.status, type: response.type }).toEqual({ status: 404, type: 'text/html' })
  })

  test('masks an error with an illegal header and a getter for its status', async () => {
    class Refused extends Error {
      readonly headers = ILLEGAL.headers
      get status() {
        return 404
      }
    }
    expect((await getThrowing(new Refused())).body.code).toBe('InternalError')
  })

  test('forwards a frozen error, because Express does not modify it', async () => {
    const response = await getThrowing(Object.freeze(Object.assign(new Error('app'), { status: 404 })))
    expect({ status: response.status, type: response.type }).toEqual({ status: 404, type: 'text/html' })
  })
})
