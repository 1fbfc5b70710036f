import { vodErrorHandler } from '../src/index.ts'

test('names the middleware like its factory, for stack traces', () => {
  expect(vodErrorHandler().name).toBe('vodErrorHandler')
})
