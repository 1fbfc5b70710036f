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

test('compares the ends by their medians, so that one high sample does not matter', () => {
  expect(heapGrowth([10, 900, 10, 5, 5, 5, 12, 12, 900].map(heap))).toBe(2)
})

test('is red for a heap that grows, for a socket that collects listeners, and without samples', () => {
  expect(red(ups(20_000_000, 0))).toEqual([])
  expect(red(ups(20_000_000, HEAP_NOISE / 10))).toEqual(['Koa, growth of the heap, first to last third'])
  expect(red([{ ...heap(1), mostSocketListeners: 100 }])).toEqual(['Koa, most listeners on one socket'])
  expect(red([])).toContain('Koa, growth of the heap, first to last third')
})
