import { abortResponse } from '../src/host.ts'

const response = (fields: object = {}) => ({ writableEnded: false, destroy: jest.fn(), ...fields })

test('closes the connection of HTTP/1', () => {
  const begun = response()
  abortResponse(begun)
  expect(begun.destroy).toHaveBeenCalledTimes(1)
})

test('cancels the stream of HTTP/2, and leaves the connection to the others', () => {
  const close = jest.fn()
  const begun = response({ stream: { close } })
  abortResponse(begun)
  expect(close.mock.calls).toEqual([[8]])
  expect(begun.destroy).not.toHaveBeenCalled()
})

test('leaves a response alone that has been written to its end', () => {
  const close = jest.fn()
  const ended = response({ writableEnded: true, stream: { close } })
  abortResponse(ended)
  expect(close).not.toHaveBeenCalled()
  expect(ended.destroy).not.toHaveBeenCalled()
})
