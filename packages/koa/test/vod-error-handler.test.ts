import { vodErrorHandler } from '../src/index.ts'

test('returns a middleware with the name of its factory, for stack traces', () => {
  expect(vodErrorHandler().name).toBe('vodErrorHandler')
})
