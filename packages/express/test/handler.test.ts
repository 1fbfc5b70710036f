import { vodErrorHandler } from '../src/index.ts'

test('names the handler like its factory, for stack traces, with the four parameters that Express looks for', () => {
  const handler = vodErrorHandler()
  expect({ name: handler.name, length: handler.length }).toEqual({ name: 'vodErrorHandler', length: 4 })
})
