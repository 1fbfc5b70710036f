import { parseRetryAfter } from '../../src/vod-error/retry-after.ts'

const NOW = Date.UTC(2025, 7, 22, 12, 0, 0)
const DAY = 86_400

beforeEach(() => jest.useFakeTimers({ now: NOW }))
afterEach(() => jest.useRealTimers())

describe('seconds', () => {
  test.each<[unknown, number | undefined]>([
    ['0', 0],
    ['1', 1],
    ['7', 7],
    [' 7 ', 7],
    ['007', 7],
    ['86400', DAY],
    ['86401', DAY],
    ['999999999999999', DAY],
    ['9'.repeat(16), undefined],
    ['9'.repeat(100_000), undefined],
  ])('%j → %s', (header, expected) => {
    expect(parseRetryAfter(header)).toBe(expected)
  })
})

describe('a date, at Fri, 22 Aug 2025 12:00:00 GMT', () => {
  test.each<[string, number]>([
    ['Fri, 22 Aug 2025 12:00:30 GMT', 30],
    ['Fri, 22 Aug 2025 13:00:00 GMT', 3600],
    ['Fri, 22 Aug 2025 12:00:00 GMT', 0],
    ['Fri, 22 Aug 2025 11:59:59 GMT', 0],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['Sat, 22 Aug 2026 12:00:00 GMT', DAY],
    ['Friday, 22-Aug-25 12:00:30 GMT', 30],
    ['Fri Aug 22 12:00:30 2025', 30],
    ['Sun Nov  6 08:49:37 1994', 0],
  ])('%s → %s', (header, expected) => {
    expect(parseRetryAfter(header)).toBe(expected)
  })

  test('rounds a fraction of a second up', () => {
    jest.setSystemTime(NOW + 1)
    expect(parseRetryAfter('Fri, 22 Aug 2025 12:00:30 GMT')).toBe(30)
  })
})

describe('returns undefined for', () => {
  test.each<[unknown]>([
    [undefined],
    [null],
    [7],
    [['7']],
    [{ toString: () => '7' }],
    [''],
    [' '],
    ['-1'],
    ['+1'],
    ['1.5'],
    ['1e3'],
    ['0x10'],
    ['7s'],
    ['7, 8'],
    ['７'],
    ['soon'],
    ['soon 2026'],
    ['after 10'],
    ['2025-08-22T12:00:30Z'],
    ['Fri, 22 Aug 2025 12:00:30 +0800'],
    ['Fri, 22 Aug 2025 12:00:30 -0800'],
    ['Fri, 22 Aug 2025'],
    ['Fri, 99 Aug 2025 12:00:30 GMT'],
    ['Fri, 22 Foo 2025 12:00:30 GMT'],
    ['Fri, 22 Aug 2025 12:00:30 GMT; x'],
    ['Fri, 22 Aug 2025 12:00:30 GMT+0800'],
    ['Fri Aug 22 12:00:30 2025 +0800'],
    ['not before Fri, 22 Aug 2025 12:00:30 GMT'],
    [`Fri, ${' '.repeat(100_000)}`],
  ])('%j', (header) => {
    expect(parseRetryAfter(header)).toBeUndefined()
  })
})
