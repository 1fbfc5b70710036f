import { readOptions } from '../src/options.ts'

test('measures and writes all parts by default, with three rounds after each of three starts', () => {
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

test('--only selects parts, and writes nothing', () => {
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
])('rejects %j', (args) => {
  expect(() => readOptions(args)).toThrow()
})

test('--help runs nothing', () => {
  expect(readOptions(['--help'])).toBeUndefined()
})
