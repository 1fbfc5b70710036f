import { setResponseError } from '../../src/host.ts'
import { VodError } from '../../src/index.ts'

test('sets `err` for pino-http, which sets `log`, to the same error', () => {
  const error = new Error('x')
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, error)
  expect(response.err).toBe(error)
})

test('sets a VodError without its cause, which pino-http would print', () => {
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, new VodError({ upstreamCode: 'MediaNotFound', cause: 'secret' }))
  expect(response.err).toMatchObject({ name: 'VodError', code: 'MediaNotFound' })
  expect(response.err).not.toHaveProperty('cause')
})

test('replaces the first error of a response by the second', () => {
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, new Error('first'))
  setResponseError(response, new Error('second'))
  expect(response.err).toEqual(new Error('second'))
})

test('sets nothing without pino-http', () => {
  const response = {}
  setResponseError(response, new Error('x'))
  expect(response).not.toHaveProperty('err')
})

test('leaves `err` to the app, which may set it to a later error', () => {
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, new Error('first'))
  response.err = 'later'
  expect(response.err).toBe('later')
})

test('leaves an `err` that cannot be changed as it is', () => {
  const response = Object.freeze({ log: {}, err: 'own' })
  setResponseError(response, new Error('x'))
  expect(response.err).toBe('own')
})
