import type { Task } from './nanoseconds.ts'

/** Stays below the young generation: garbage that is collected during the measurement would not be counted. */
const MAX_BYTES = 64 * 1024 * 1024
const MAX_CALLS = 20_000
const WARM_UP_CALLS = 20_000

/** The Node flags that {@link bytesPerCall} needs: a young generation large enough not to be collected during it. */
export const HEAP_FLAGS = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'] as const

/**
 * The heap bytes that one call of a task allocates, garbage included: the growth of `heapUsed` over many calls without a
 * collection. The process must run with {@link HEAP_FLAGS}.
 *
 * @throws {Error} if it does not.
 */
export function bytesPerCall(task: Task): number {
  for (let call = 0; call < WARM_UP_CALLS; call++) task()
  const probe = growth(task, 200)
  return growth(task, Math.min(MAX_CALLS, Math.floor(MAX_BYTES / Math.max(probe, 1))))
}

function growth(task: Task, calls: number): number {
  if (!globalThis.gc) throw new Error(`Expected node to run with ${HEAP_FLAGS.join(' ')}`)
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  for (let call = 0; call < calls; call++) task()
  return (process.memoryUsage().heapUsed - before) / calls
}
