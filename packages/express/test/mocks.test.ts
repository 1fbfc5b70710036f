import { REQUEST_ID, sdkRejection } from '@vod-errors/testing'
import express from 'express'
import inject from 'light-my-request'
import { createMocks } from 'node-mocks-http'
import { vodErrorHandler } from '../src/index.ts'

const BODY = { requestId: REQUEST_ID, code: 'MediaNotFound' }
const NOT_FOUND = sdkRejection('MediaNotFound')

/** Calls the handler like a test that does not use types. */
const handle = (req: unknown, res: unknown, next: unknown = () => {}) =>
  Reflect.apply(vodErrorHandler(), undefined, [NOT_FOUND, req, res, next])

test('responds through node-mocks-http', () => {
  const { req, res } = createMocks()
  handle(req, res)
  expect(res.statusCode).toBe(404)
  expect(res._getJSONData()).toMatchObject(BODY)
  expect(res.getHeader('x-bce-request-id')).toBe(REQUEST_ID)
})

test('responds through a hand-made mock of status, set and json', () => {
  const res = { status: jest.fn().mockReturnThis(), set: jest.fn(), json: jest.fn() }
  handle({}, res)
  expect(res.status).toHaveBeenCalledWith(404)
  expect(res.set).toHaveBeenCalledWith('x-bce-request-id', REQUEST_ID)
  expect(res.json).toHaveBeenCalledWith(expect.objectContaining(BODY))
})

test('responds through a hand-made mock of status and json alone', () => {
  const res = { status: jest.fn().mockReturnThis(), json: jest.fn() }
  handle({ headers: {} }, res)
  expect(res.json).toHaveBeenCalledWith(expect.objectContaining(BODY))
})

test('responds through a hand-made mock whose json is on what status returns', () => {
  const json = jest.fn()
  handle({}, { status: () => ({ json }) })
  expect(json).toHaveBeenCalledWith(expect.objectContaining(BODY))
})

test('responds through light-my-request', async () => {
  const app = express()
    .use(() => Promise.reject(NOT_FOUND))
    .use(vodErrorHandler())
  const response = await inject(Reflect.apply(Object, undefined, [app]), '/')
  expect(response.statusCode).toBe(404)
  expect(response.json()).toMatchObject(BODY)
})
