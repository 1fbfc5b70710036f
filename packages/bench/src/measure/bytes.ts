import type { Task } from './nanoseconds.ts'

/** Garbage collected while a task is measured would count as never allocated: stay below node's young generation. */
const MOST_BYTES = 64 * 1024 * 1024
const MOST_CALLS = 20_000
const WARM_UP_CALLS = 20_000

/** What node needs to be started with, for {@link bytesPerCall}: a young generation that is not collected meanwhile. */
export const HEAP_FLAGS = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'] as const

/**
 * Bytes of heap that a call of a task allocates, garbage or not: the growth of `heapUsed` over many calls, none of it
 * collected. The process must run with {@link HEAP_FLAGS}.
 *
 * @throws {Error} if it does not.
 */
export function bytesPerCall(task: Task): number {
  for (let call = 0; call < WARM_UP_CALLS; call++) task()
  const probe = growth(task, 200)
  return growth(task, Math.min(MOST_CALLS, Math.floor(MOST_BYTES / Math.max(probe, 1))))
}

function growth(task: Task, calls: number): number {
  if (!globalThis.gc) throw new Error(`Expected node to run with ${HEAP_FLAGS.join(' ')}`)
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  for (let call = 0; call < calls; call++) task()
  return (process.memoryUsage().heapUsed - before) / calls
}
