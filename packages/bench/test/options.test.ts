import { readOptions } from '../src/options.ts'

test('without flags, all parts are measured, three rounds after each of three starts, and written', () => {
  expect(readOptions([])).toMatchObject({
    parts: [
      'express',
      'koa',
      'koa-happy',
      'koa-listener',
      'forward-express',
      'forward-koa',
      'logging',
      'in-process',
      'growth',
      'transport',
    ],
    isWhole: true,
    starts: 3,
    rounds: 3,
  })
})

test('--only narrows, and nothing is written', () => {
  expect(readOptions(['--only', 'koa,growth', '--rounds', '4'])).toMatchObject({
    parts: ['koa', 'growth'],
    isWhole: false,
    rounds: 4,
  })
})

test.each([
  [['--only', 'constructor']],
  [['--rounds', '0']],
  [['--starts', '0']],
  [['--seconds', 'x']],
  [['--what']],
])('%j is refused', (args) => {
  expect(() => readOptions(args)).toThrow()
})

test('--help asks for nothing to be run', () => {
  expect(readOptions(['--help'])).toBeUndefined()
})
