import { HEAP_NOISE, heapGrowth, heapRows } from '../src/scenarios/heap-trend.ts'

const heap = (heapUsed: number) => ({
  heapUsed,
  rss: 0,
  resources: {},
  listeners: {},
  mostSocketListeners: 9,
})
const ups = (from: number, step: number) =>
  Array.from({ length: 30 }, (_each, index) => heap(from + index * step))
const red = (samples: Parameters<typeof heapRows>[1]) =>
  heapRows('Koa', samples)
    .filter(({ isRed }) => isRed)
    .map(({ figure }) => figure)

test('compares medians, so that a single high sample does not matter', () => {
  expect(heapGrowth([10, 900, 10, 5, 5, 5, 12, 12, 900].map(heap))).toBe(2)
})

test('is red if the heap grows, if a socket collects listeners, or if there are no samples', () => {
  expect(red(ups(20_000_000, 0))).toEqual([])
  expect(red(ups(20_000_000, HEAP_NOISE / 10))).toEqual(['Koa, heap growth, first to last third'])
  expect(red([{ ...heap(1), mostSocketListeners: 100 }])).toEqual(['Koa, most listeners on one socket'])
  expect(red([])).toContain('Koa, heap growth, first to last third')
})
