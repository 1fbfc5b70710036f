import { chartOf } from '../src/chart.ts'
import type { Group } from '../src/contenders/contender.ts'
import { GROUPS, isGroupName } from '../src/contenders/groups.ts'
import { checkLoad } from '../src/load.ts'
import { costBetween, type GroupResult } from '../src/measure-group.ts'
import { readOptions } from '../src/options.ts'
import { targetTable } from '../src/page.ts'
import { median, ratioOf } from '../src/statistics.ts'
import { judge, judgeCalls } from '../src/targets.ts'

test('a round is the CPU time per request between two readings', () => {
  expect(costBetween({ requests: 5000, cpu: 900_000 }, { requests: 5100, cpu: 930_000 })).toBe(300)
  expect(() => costBetween({ requests: 1, cpu: 1 }, { requests: 1, cpu: 2 })).toThrow(RangeError)
})

test.each([
  ['another status', { statusCodeStats: { 404: { count: 9 }, 500: { count: 1 } }, errors: 0 }],
  ['no response at all', { statusCodeStats: {}, errors: 0 }],
  ['a failed connection', { statusCodeStats: { 404: { count: 9 } }, errors: 1 }],
  ['a missing result', undefined],
])('a load fails with %s', (_name, result) => {
  expect(() => checkLoad({ name: 'it', status: 404 }, result)).toThrow('it failed under load')
})

test('a load passes with the expected status only', () => {
  const result = { statusCodeStats: { 404: { count: 9 } }, errors: 0 }
  expect(() => checkLoad({ name: 'it', status: 404 }, result)).not.toThrow()
})

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[10, 1, 2, 9], 5.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('ratios of speed are computed within a round, so that a slow round changes nothing', () => {
  expect(ratioOf([100, 1000], [200, 2000])).toEqual({ median: 2, uncertainty: 0 })
  expect(() => ratioOf([1], [1, 2])).toThrow(RangeError)
  expect(() => ratioOf([], [])).toThrow(RangeError)
})

test('four times as many rounds with the same spread halve the uncertainty', () => {
  const few = Array.from({ length: 101 }, (_value, at) => 1 / (at + 1))
  const many = few.flatMap((value) => [value, value, value, value])
  const uncertaintyOf = (costs: readonly number[]) =>
    ratioOf(
      costs,
      costs.map(() => 1),
    ).uncertainty
  expect(uncertaintyOf(many) / uncertaintyOf(few)).toBeCloseTo(0.5, 2)
})

async function everyGroup(cost: (contender: string) => readonly number[]) {
  const results: Record<string, GroupResult> = {}
  for (const [name, load] of Object.entries(GROUPS)) {
    const group: Group = await load()
    results[name] = { group, costs: new Map(group.contenders.map((each) => [each.name, cost(each.name)])) }
  }
  return results
}

test('every target names contenders, is met at its bound, and missed below it', async () => {
  const judged = judge(await everyGroup(() => [100, 200, 100]))
  expect(judged).toHaveLength(29)
  expect(judged.filter(({ ratio }) => ratio.median === 1)).toHaveLength(29)
  const table = targetTable(judged, [])
  expect(table).toContain('hand-written, setHeader/end | ≥ 0.95 × as fast | 1.00 ± 0.00 | yes |')
  expect(table).toContain('hand-written, res.status().set().json() | ≥ 1.10 × as fast | 1.00 ± 0.00 | no |')
  expect(judge({})).toEqual([])
})

test('a miss within the uncertainty is too close to call', async () => {
  const judged = judge(await everyGroup((name) => (name === 'ours' ? [80, 105, 130] : [100, 100, 100])))
  const table = targetTable(judged, [])
  expect(table).toMatch(/ctx.status\/set\/body \| ≥ 1.00 × as fast \| 0.95 ± [\d.]+ \| too close to call/)
})

test('calls in process are judged by their multiple of another', () => {
  const ns = { '@baiducloud/sdk': 290, 'JSON.stringify of the body': 100, finalhandler: 250 }
  expect(
    judgeCalls({ ...ns, 'a VodError': 50, 'an Error with a cause': 100 })
      .slice(0, 3)
      .map((row) => row.at(-1)),
  ).toEqual(['yes', 'no', 'yes'])
})

test('calls in process are judged by their nanoseconds', () => {
  const forwarded = { 'an Error': 3000, 'an AxiosError of another API': 3001 }
  const rows = judgeCalls({ ...forwarded, wrapVodClient: 1100, 'the bare call': 50 }).slice(3)
  // Nothing was measured for the last.
  expect(rows.map((row) => row.at(-1))).toEqual(['no', 'yes', 'no', 'no'])
  expect(judgeCalls({ wrapVodClient: 1050, 'the bare call': 50 })[3]?.at(-1)).toBe('yes')
})

test('the chart draws bars in proportion to speed, and escapes text', () => {
  const target = { title: 'A & B', name: '<ours>', reference: 'theirs', min: 1 }
  const bar = (ratio: number) => ({ ...target, ratio: { median: ratio, uncertainty: 0 } })
  const chart = chartOf([bar(1), bar(0.5)])
  const widths = [...chart.matchAll(/width="([\d.]+)" height="14"/g)].map(([, width]) => Number(width))
  expect(Number(widths[1]) / Number(widths[0])).toBeCloseTo(0.5, 2)
  expect(chart).toContain('A &amp; B: &lt;ours>')
})

test('measures and writes everything by default, with three rounds after each of three starts', () => {
  const options = readOptions([])
  expect(options).toMatchObject({ isWhole: true, starts: 3, rounds: 3, seconds: 5, connections: 64 })
  expect(options?.parts.filter(isGroupName)).toEqual(Object.keys(GROUPS))
})

test('--only selects parts, and writes nothing', () => {
  const args = ['--only', 'koa,in-process', '--rounds', '4']
  expect(readOptions(args)).toMatchObject({ parts: ['koa', 'in-process'], isWhole: false, rounds: 4 })
  expect(readOptions(['--help'])).toBeUndefined()
})

test.each([[['--only', 'constructor']], [['--rounds', '0']], [['--seconds', 'x']], [['--what']]])(
  'rejects %j',
  (args) => {
    expect(() => readOptions(args)).toThrow()
  },
)
