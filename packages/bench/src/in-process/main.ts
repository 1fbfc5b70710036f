import { Bench } from 'tinybench'
import { allTasks, type Task } from './tasks.ts'

/** The calls of a batch: reading the clock takes as long as one call. */
const BATCH = 50
/** V8 still compiles during the first pass, and a slow phase of the machine affects only some. */
const PASSES = 5

/** Prints nanoseconds per call by name, as JSON: the minimum of tinybench's medians over all passes. */
const best: Record<string, number> = {}
for (let pass = 0; pass < PASSES; pass++) {
  const bench = new Bench({ time: 40, warmupTime: 40, throws: true })
  for (const [name, task] of Object.entries(allTasks())) bench.add(name, batchOf(task))
  await bench.run()
  for (const { name, result } of bench.tasks) {
    if (result.state !== 'completed') throw new Error(`${name} did not complete: ${result.state}`)
    best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, (result.latency.p50 * 1e6) / BATCH)
  }
}
console.log(JSON.stringify(best))

/** Awaits only promises: awaiting costs more than a short call. */
function batchOf(task: Task): () => void | Promise<void> {
  if (task() instanceof Promise) {
    return async () => {
      for (let call = 0; call < BATCH; call++) await task()
    }
  }
  return () => {
    for (let call = 0; call < BATCH; call++) task()
  }
}
