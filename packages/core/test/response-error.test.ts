import { setResponseError } from '../src/index.ts'

test('pino-http, which leaves its logger on the response, finds there what went wrong, made when it looks', () => {
  const error = new Error('x')
  const make = jest.fn(() => error)
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, make)
  expect(make).not.toHaveBeenCalled()
  expect(response.err).toBe(error)
})

test('a second failure of the same response takes the place of the first', () => {
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, () => new Error('first'))
  setResponseError(response, () => new Error('second'))
  expect(response.err).toEqual(new Error('second'))
})

test('nothing is left where nobody looks', () => {
  const response = {}
  setResponseError(response, () => new Error('x'))
  expect(response).not.toHaveProperty('err')
})
