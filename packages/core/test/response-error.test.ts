import { setResponseError } from '../src/host.ts'
import { VodError } from '../src/index.ts'

test('pino-http, which sets `log` on the response, finds the error there, the very one', () => {
  const error = new Error('x')
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, error)
  expect(response.err).toBe(error)
})

test('pino-http finds a VodError without its cause, which it would print', () => {
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, new VodError({ upstreamCode: 'MediaNotFound', cause: 'secret' }))
  expect(response.err).toMatchObject({ name: 'VodError', code: 'MediaNotFound' })
  expect(response.err).not.toHaveProperty('cause')
})

test('the second error of a response replaces the first', () => {
  const response: { log: object; err?: unknown } = { log: {} }
  setResponseError(response, new Error('first'))
  setResponseError(response, new Error('second'))
  expect(response.err).toEqual(new Error('second'))
})

test('nothing is set where nobody looks', () => {
  const response = {}
  setResponseError(response, new Error('x'))
  expect(response).not.toHaveProperty('err')
})
