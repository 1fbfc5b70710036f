import { median } from '../median.ts'
import { atMost, info, type Row } from '../report/row.ts'
import { mebibytes } from '../report/units.ts'
import type { Figures } from '../servers/queries.ts'

/**
 * How much the heap may grow, in bytes. Without a leak it varies with the requests in flight and grows with code that is
 * compiled late; we saw 0.4 to 1.1 MiB. At full rate, a BFF handles about 10,000 errors between the first and the last third
 * of 60 s, so a leak of 200 bytes per error, such as one listener and what it references, exceeds the bound.
 */
export const HEAP_NOISE = 2 * 1_048_576

/** Node adds 5 to 9 listeners to a socket, and the clients a few. One leaked listener per error would make hundreds. */
const MAX_SOCKET_LISTENERS = 20

/** The median heap of the last third of the samples minus that of the first third, in bytes. */
export function heapGrowth(samples: readonly Pick<Figures, 'heapUsed'>[]): number {
  const heaps = samples.map(({ heapUsed }) => heapUsed)
  const third = Math.ceil(heaps.length / 3)
  return median(heaps.slice(-third)) - median(heaps.slice(0, third))
}

/** The heap figures of one server. Samples are taken under load, each after a garbage collection. */
export function heapRows(name: string, samples: readonly Figures[]): readonly Row[] {
  const heaps = samples.map(({ heapUsed }) => heapUsed)
  const range = `${mebibytes(Math.min(...heaps))} – ${mebibytes(Math.max(...heaps))}`
  const mostListeners = Math.max(...samples.map(({ mostSocketListeners }) => mostSocketListeners))
  return [
    info(`${name}, heap after GC, ${samples.length} samples`, range),
    atMost(`${name}, heap growth, first to last third`, heapGrowth(samples), {
      max: HEAP_NOISE,
      show: mebibytes,
    }),
    atMost(`${name}, most listeners on one socket`, mostListeners, {
      max: MAX_SOCKET_LISTENERS,
      show: String,
    }),
  ]
}
