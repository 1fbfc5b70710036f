import { Bench } from 'tinybench'

/** Something to time. Where it returns a promise, it is timed until that is settled. */
export type Task = () => unknown

/** Short calls are timed many at a time, about this long, because reading the clock takes as long as they do. */
const BATCH_NS = 200_000

/** How often all tasks take their turn: the first time V8 is still at work, and a slow spell of the machine is over by the next. */
const PASSES = 5

/**
 * Nanoseconds a call of each task, by name: tinybench's medians, the least of five passes over all tasks.
 *
 * @param time how long each task is sampled, in milliseconds, after half as long a warm-up
 * @throws whatever a task throws
 */
export async function timeTasks(
  tasks: Readonly<Record<string, Task>>,
  time: number,
): Promise<Readonly<Record<string, number>>> {
  const passes: Readonly<Record<string, number>>[] = []
  for (let pass = 0; pass < PASSES; pass++) passes.push(await timeOnce(tasks, time / PASSES))
  const least = (name: string) => Math.min(...passes.map((pass) => pass[name] ?? Number.NaN))
  return Object.fromEntries(Object.keys(tasks).map((name) => [name, least(name)]))
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
      if (result.state !== 'completed') throw new Error(`${name} did not run to its end: ${result.state}`)
      return [name, (result.latency.p50 * 1e6) / (sizes.get(name) ?? 1)]
    }),
  )
}

/** Waits only where there is a promise: awaiting costs more than a short call. */
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
