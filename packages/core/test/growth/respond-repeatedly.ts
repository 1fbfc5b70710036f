import { getHeapStatistics } from 'node:v8'
import type { createResponder as CreateResponder, IncomingRequest } from '../../src/host.ts'
import type { VodErrorEvent, VodErrorHandlerOptions } from '../../src/index.ts'
import { ADAPTER, REQUEST } from '../adapter.ts'

/** A call whose cost is compared; it returns the response. */
export type Task = () => ReturnType<ReturnType<typeof CreateResponder>['respond']>

/** The parts of a task that a case can change. */
export interface Responding {
  readonly options?: VodErrorHandlerOptions
  readonly language?: string
  /** Of core, whose catalog may have been replaced. */
  readonly createResponder: typeof CreateResponder
}

/** Makes the record at once: a logger gets it on the next tick, after the measurement. */
const readRecord = ({ record }: VodErrorEvent) => void record

/** Responds to the same value again and again. Fails if it is forwarded: that would cost next to nothing. */
export function respondTo(thrown: unknown, { options, language = 'en', createResponder }: Responding): Task {
  const request: IncomingRequest = { ...REQUEST, headers: { 'accept-language': language } }
  const { respond } = createResponder(ADAPTER, { logger: false, onError: readRecord, ...options })
  const outcome = respond(thrown, request)
  if (!outcome || outcome instanceof Promise) throw new Error('Expected a synchronous response')
  return () => respond(thrown, request)
}

/** How many times as much the larger input costs. */
export interface Growth {
  readonly time: number
  /** Of the memory that is allocated. */
  readonly bytes: number
}

const PAIRS = 15
const CALLS = 10

/** The first of three measurements that is below a bound, or the last: a busy machine can slow one task of a measurement. */
export function leastGrowth(small: Task, large: Task, bound: number): Growth {
  const isBelow = ({ time, bytes }: Growth) => time < bound && bytes < bound
  const first = growthOf(small, large)
  const second = isBelow(first) ? first : growthOf(small, large)
  return isBelow(second) ? second : growthOf(small, large)
}

/** Medians of fifteen pairs, each measured right after one another. */
function growthOf(small: Task, large: Task): Growth {
  for (const task of [small, large]) costOf(task, CALLS * 5)
  const pairs = Array.from({ length: PAIRS }, () => [costOf(small, CALLS), costOf(large, CALLS)] as const)
  return {
    time: medianOf(pairs.map(([few, many]) => many.time / few.time)),
    bytes: medianOf(pairs.map(([few, many]) => many.bytes / few.bytes)),
  }
}

function costOf(task: Task, calls: number): Growth {
  const [start, heap] = [performance.now(), getHeapStatistics().used_heap_size]
  for (let call = 0; call < calls; call++) task()
  return { time: performance.now() - start, bytes: getHeapStatistics().used_heap_size - heap }
}

/** The median of an odd number of values. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[(values.length - 1) / 2] ?? Number.NaN
}
