import { Bench } from 'tinybench'

/** A function to time. If it returns a promise, the time until it settles is measured. */
export type Task = () => unknown

/** The length of a batch. Short calls are timed in batches, because reading the clock takes as long as one call. */
const BATCH_NS = 200_000

/** The number of passes over all tasks. V8 still compiles during the first one, and a slow phase of the machine affects only some. */
const PASSES = 5

/**
 * Returns nanoseconds per call of each task: tinybench's median, the minimum of five passes over all tasks.
 *
 * @param time the sampling time of each task in milliseconds; the warm-up takes half as long
 * @throws whatever a task throws
 */
export async function timeTasks(
  tasks: Readonly<Record<string, Task>>,
  time: number,
): Promise<Readonly<Record<string, number>>> {
  const passes: Readonly<Record<string, number>>[] = []
  for (let pass = 0; pass < PASSES; pass++) passes.push(await timeOnce(tasks, time / PASSES))
  const minimum = (name: string) => Math.min(...passes.map((pass) => pass[name] ?? Number.NaN))
  return Object.fromEntries(Object.keys(tasks).map((name) => [name, minimum(name)]))
}

async function timeOnce(tasks: Readonly<Record<string, Task>>, time: number) {
  const bench = new Bench({ time, iterations: 5, warmupTime: time / 2, warmupIterations: 2, throws: true })
  const sizes = new Map<string, number>()
  for (const [name, task] of Object.entries(tasks)) {
    const size = await batchSize(task)
    sizes.set(name, size)
    bench.add(name, batchOf(task, size))
  }
  await bench.run()
  return Object.fromEntries(
    bench.tasks.map(({ name, result }) => {
      if (result.state !== 'completed') throw new Error(`${name} did not complete: ${result.state}`)
      return [name, (result.latency.p50 * 1e6) / (sizes.get(name) ?? 1)]
    }),
  )
}

/** Awaits only promises: awaiting costs more than a short call. */
function batchOf(task: Task, size: number): () => void | Promise<void> {
  if (task() instanceof Promise) {
    return async () => {
      for (let call = 0; call < size; call++) await task()
    }
  }
  return () => {
    for (let call = 0; call < size; call++) task()
  }
}

async function batchSize(task: Task): Promise<number> {
  await task()
  const start = process.hrtime.bigint()
  for (let call = 0; call < 5; call++) await task()
  const ns = Number(process.hrtime.bigint() - start) / 5
  return Math.min(1000, Math.max(1, Math.round(BATCH_NS / ns)))
}
