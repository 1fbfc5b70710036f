import { abortResponse } from '../../src/node/abort-response.ts'

const response = (fields: object = {}) => ({ writableEnded: false, destroy: jest.fn(), ...fields })

test('closes the connection in HTTP/1', () => {
  const begun = response()
  abortResponse(begun)
  expect(begun.destroy).toHaveBeenCalledTimes(1)
})

test('cancels the stream in HTTP/2, and keeps the connection for other streams', () => {
  const close = jest.fn()
  const begun = response({ stream: { close } })
  abortResponse(begun)
  expect(close.mock.calls).toEqual([[8]])
  expect(begun.destroy).not.toHaveBeenCalled()
})

test('does not abort a complete response', () => {
  const close = jest.fn()
  const ended = response({ writableEnded: true, stream: { close } })
  abortResponse(ended)
  expect(close).not.toHaveBeenCalled()
  expect(ended.destroy).not.toHaveBeenCalled()
})
