import { readOptions } from '../src/matrix/options.ts'

const HOSTS = ['express5', 'koa3']

test('runs everything by default', () => {
  expect(readOptions([], HOSTS)).toEqual({
    nodes: ['20', '22', '24'],
    hosts: HOSTS,
    isWhole: true,
  })
  expect(readOptions(['--node', '22', '--host', 'koa3'], HOSTS)).toEqual({
    nodes: ['22'],
    hosts: ['koa3'],
    isWhole: false,
  })
  expect(readOptions(['--host', 'koa3'], HOSTS)).toMatchObject({ isWhole: false })
})

test.each([
  [['--node', '18'], 'Expected `--node` to be one of 20, 22, 24, got 18'],
  [['--host', 'hapi'], 'Expected `--host` to be one of express5, koa3, got hapi'],
  [['--hosts', 'koa3'], "Unknown option '--hosts'"],
])('rejects %j', (args, message) => {
  expect(() => readOptions(args, HOSTS)).toThrow(message)
})
