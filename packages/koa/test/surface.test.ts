import * as koa from '../src/index.ts'

test('exports exactly these names', () => {
  expect(Object.keys(koa)).toEqual(['vodErrorHandler'])
})

test('names the middleware like its factory, for stack traces', () => {
  expect(koa.vodErrorHandler().name).toBe('vodErrorHandler')
})
