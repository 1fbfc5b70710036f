import { GROUPS } from '../src/contenders/groups.ts'
import type { Growth } from '../src/growth/run-growth.ts'
import { chartOf } from '../src/report/chart.ts'
import { pageOf } from '../src/report/page.ts'
import type { Results, Run } from '../src/report/results.ts'
import { judge } from '../src/report/targets.ts'
import type { StormResult } from '../src/storm/run-storm.ts'
import { stormOf } from './results.ts'

const KOA = 'hand-written, ctx.status/set/body'

function koaAt(ours: readonly number[]): Results {
  return { storms: { koa: stormOf(KOA, { [KOA]: [100, 200, 100], ours }) } }
}

const FLAT: Growth = {
  name: 'codes',
  bound: 'flat',
  exponent: 0,
  factor: 1.1,
  points: [
    { size: 1, ns: 10 },
    { size: 100, ns: 11 },
  ],
}

const callsAt = (ours: number) =>
  [
    ['@baiducloud/sdk → en', ours],
    ['JSON.stringify of the same body', 100],
    ['finalhandler', 250],
    ['the bare call', 50],
    ['wrapVodClient', 1050],
  ].map(([name, ns]) => ({
    name: String(name),
    ns: Number(ns),
    bytes: undefined,
  }))

test('a target is met by the median of the ratios, at its bound', () => {
  expect(judge(koaAt([100, 200, 50]))).toMatchObject([
    { bound: '≥ 1.00 ×', result: '1.00 ± 0.27 (0.75–1.00)', isMet: true },
  ])
})

test('a target is missed below its bound, and gives the reason', () => {
  const [target] = judge(koaAt([99, 198, 99]))
  expect(target).toMatchObject({ result: '0.99 ± 0.00 (0.99–0.99)', isMet: false })
  expect(target?.why).toMatch(/^Node and the framework/)
})

test('a miss within the uncertainty is reported as too close to call', () => {
  expect(judge(koaAt([99, 198, 150]))).toMatchObject([
    { isMet: false, why: expect.stringMatching(/^Too close to call/) },
  ])
})

test('every target names existing contenders', async () => {
  const storms: Record<string, StormResult> = {}
  for (const [name, load] of Object.entries(GROUPS)) {
    const { base, contenders } = await load()
    storms[name] = stormOf(base, Object.fromEntries(contenders.map((contender) => [contender.name, [1]])))
  }
  expect(judge({ storms })).toHaveLength(17)
})

test('results that are missing are not judged', () => {
  expect(judge({ storms: {} })).toEqual([])
})

test.each([
  [240, [true, true, true]],
  [260, [true, false, true]],
  [301, [false, false, true]],
])('%d ns from thrown to bytes meets: 3 × JSON.stringify, finalhandler, wrapVodClient: %j', (ours, met) => {
  expect(judge({ storms: {}, calls: callsAt(ours) }).map(({ isMet }) => isMet)).toEqual(met)
})

test.each([
  ['a flat cost that stays flat', FLAT, true],
  ['a flat cost that grows', { ...FLAT, factor: 1.6 }, false],
  ['a bounded cost that levels out', { ...FLAT, bound: 'bounded' as const, exponent: 0.5 }, true],
  ['a bounded cost that is quadratic', { ...FLAT, bound: 'bounded' as const, exponent: 2 }, false],
  [
    'a bounded cost that is linear to its end',
    {
      ...FLAT,
      bound: 'bounded' as const,
      exponent: 1,
      points: [
        { size: 1, ns: 1 },
        { size: 10, ns: 10 },
      ],
    },
    false,
  ],
])('%s: met is %s', (_name, growth, isMet) => {
  expect(judge({ storms: {}, growth: [growth] })).toMatchObject([{ isMet }])
})

describe('the generated files', () => {
  const run: Run = {
    date: '2026-01-01T00:00:00.000Z',
    command: 'npx pnpm@12 bench',
    starts: 1,
    rounds: 3,
    seconds: 1,
    connections: 64,
    machine: {
      processor: 'A & B <C>',
      cores: 2,
      memory: 8,
      system: 'Linux',
      node: 'v20.0.0',
      isPinned: true,
      versions: { koa: '3.0.0' },
    },
    ...koaAt([50, 100, 50]),
  }

  test('the page has machine, versions and command, and the reason of each miss', () => {
    const page = pageOf(run)
    for (const part of [
      'A & B <C>',
      'Node 20.0.0',
      'koa 3.0.0',
      '`npx pnpm@12 bench`',
      '**no** | Node and the framework',
    ]) {
      expect(page).toContain(part)
    }
  })

  test('the chart draws bars in proportion to speed, and escapes text', () => {
    const chart = chartOf(run)
    const widths = [...chart.matchAll(/width="([\d.]+)" height="16"/g)].map(([, width]) => Number(width))
    expect(widths).toHaveLength(2)
    expect(Number(widths[1]) / Number(widths[0])).toBeCloseTo(0.5, 2)
    expect(chart).toContain('A &amp; B &lt;C>')
  })
})
