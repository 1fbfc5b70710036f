import * as express from '../src/index.ts'

test('exports exactly these names', () => {
  expect(Object.keys(express)).toEqual(['vodErrorHandler'])
})

test('names the handler like its factory, for stack traces, with the four parameters that Express looks for', () => {
  const handler = express.vodErrorHandler()
  expect({ name: handler.name, length: handler.length }).toEqual({ name: 'vodErrorHandler', length: 4 })
})
