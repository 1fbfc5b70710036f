import * as prometheus from '../src/index.ts'

test('exports exactly these names', () => {
  expect(Object.keys(prometheus)).toEqual(['collectVodMetrics'])
})
