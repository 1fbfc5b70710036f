import { vodErrorHandler } from '../src/index.ts'

test('returns a handler with the name of its factory, for stack traces, and the four parameters that Express requires', () => {
  const handler = vodErrorHandler()
  expect({ name: handler.name, length: handler.length }).toEqual({ name: 'vodErrorHandler', length: 4 })
})
