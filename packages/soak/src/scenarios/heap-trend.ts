import { median } from '../median.ts'
import { atMost, type Row, told } from '../report/row.ts'
import { mebibytes } from '../report/units.ts'
import type { Figures } from '../servers/questions.ts'

/**
 * How far the heap may be higher at the end, in bytes. Without a leak it wanders by the requests in flight and grows by the
 * code that is compiled late: 0.4 to 1.1 MiB were seen. At a full rate there are some 10,000 failures a BFF between the
 * thirds of 60 s, so that a leak of 200 bytes a failure (a listener and what it holds) is above it.
 */
export const HEAP_NOISE = 2 * 1_048_576

/** Node gives a socket 5 to 9 listeners, the clients a few; one more for each failure would be hundreds by the end. */
const SOCKET_LISTENERS = 20

/** How much higher the heap was in the last third of the samples than in the first, by their medians, in bytes. */
export function heapGrowth(samples: readonly Pick<Figures, 'heapUsed'>[]): number {
  const heaps = samples.map(({ heapUsed }) => heapUsed)
  const third = Math.ceil(heaps.length / 3)
  return median(heaps.slice(-third)) - median(heaps.slice(0, third))
}

/** The heap of one server, sampled after garbage collections under load. */
export function heapRows(name: string, samples: readonly Figures[]): readonly Row[] {
  const heaps = samples.map(({ heapUsed }) => heapUsed)
  const range = `${mebibytes(Math.min(...heaps))} – ${mebibytes(Math.max(...heaps))}`
  const mostListeners = Math.max(...samples.map(({ mostSocketListeners }) => mostSocketListeners))
  return [
    told(`${name}, heap after GC, ${samples.length} samples`, range),
    atMost(`${name}, growth of the heap, first to last third`, heapGrowth(samples), {
      most: HEAP_NOISE,
      show: mebibytes,
    }),
    atMost(`${name}, most listeners on one socket`, mostListeners, { most: SOCKET_LISTENERS, show: String }),
  ]
}
