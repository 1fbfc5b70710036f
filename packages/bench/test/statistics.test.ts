import { exponent, median, ratios, summarize } from '../src/measure/statistics.ts'

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[10, 1, 2, 9], 5.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test.each([
  [[7], 7, 7, 7],
  [[4, 100, 2], 3, 4, 52],
  [[5, 1, 4, 2, 3], 2, 3, 4],
])('the quartiles and the median of %j are %d, %d, %d', (values, lowerQuartile, middle, upperQuartile) => {
  expect(summarize(values)).toMatchObject({ median: middle, lowerQuartile, upperQuartile })
})

test('four times as many values with the same spread halve the uncertainty of the median', () => {
  const few = Array.from({ length: 101 }, (_value, at) => at)
  const many = few.flatMap((value) => [value, value, value, value])
  expect(summarize(few).uncertainty).toBeCloseTo((2 * 0.929 * 50) / Math.sqrt(101), 1)
  expect(summarize(many).uncertainty / summarize(few).uncertainty).toBeCloseTo(0.5, 2)
})

test('throws if there are no values', () => {
  expect(() => summarize([])).toThrow(RangeError)
})

test('ratios are computed within a round, so that a slow round changes nothing', () => {
  expect(ratios([200, 20], [100, 10])).toEqual([2, 2])
})

test('ratios need the same number of rounds for both', () => {
  expect(() => ratios([1], [1, 2])).toThrow(RangeError)
})

test.each([
  ['constant', () => 7, 0],
  ['linear', (size: number) => 3 * size, 1],
  ['quadratic', (size: number) => 0.5 * size ** 2, 2],
])('the exponent of %s growth is %d', (_name, cost, expected) => {
  const points = [1, 10, 100, 1000].map((size) => ({ size, ns: cost(size) }))
  expect(exponent(points)).toBeCloseTo(expected, 10)
})

test('throws if there is only one point', () => {
  expect(() => exponent([{ size: 1, ns: 1 }])).toThrow(RangeError)
})
