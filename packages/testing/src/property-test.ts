import { runInThisContext } from 'node:vm'
import fc from 'fast-check'

/** How many values each property is tested with. `FAST_CHECK_RUNS=20000` tests more. */
export const RUNS = Number(process.env['FAST_CHECK_RUNS'] ?? 200)

/** Fixed, so that a test fails only after a change. `FAST_CHECK_SEED=$RANDOM` varies it. */
export const SEED = Number(process.env['FAST_CHECK_SEED'] ?? 20251122)

/** How long one property may take, in milliseconds. */
const TIMEOUT = 30_000 + 100 * RUNS

/** A describe block whose name has the seed and the number of runs, so that a failure can be reproduced. */
export function describeProperties(name: string, body: () => void): void {
  describe(`${name} (FAST_CHECK_SEED=${SEED} FAST_CHECK_RUNS=${RUNS})`, body)
}

/** A test that tries generated values. A failure reports the seed, the path and the smallest value that fails. */
export function testProperty<Args extends [unknown, ...unknown[]]>(
  title: string,
  arbitraries: { [Index in keyof Args]: fc.Arbitrary<Args[Index]> },
  check: (...args: Args) => Promise<void>,
): void {
  const property = fc.asyncProperty(...arbitraries, (...args: Args) =>
    rejectOnEscapedErrors(() => check(...args)),
  )
  const parameters = {
    numRuns: RUNS,
    seed: SEED,
    interruptAfterTimeLimit: TIMEOUT - 10_000,
    markInterruptAsFailure: true,
  }
  test(title, () => fc.assert(property, parameters), TIMEOUT)
}

/** Rejects if an error that would have ended the process escapes during the action or right after it. */
async function rejectOnEscapedErrors(act: () => Promise<void>): Promise<void> {
  const escaped: unknown[] = []
  const restores = EVENTS.map((event) => replaceListeners(event, (thrown) => escaped.push(thrown)))
  try {
    await act()
    // Waits for promises and immediates that are still pending.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
  } finally {
    for (const restore of restores) restore()
  }
  if (escaped.length > 0) throw new Error('The process would have ended', { cause: escaped[0] })
}

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const

/** Jest gives tests a copy of `process` that receives no such events. */
const realProcess: NodeJS.Process = runInThisContext('process')

/** Replaces all listeners of an event, until the returned function is called. */
function replaceListeners(event: (typeof EVENTS)[number], listener: (thrown: unknown) => void): () => void {
  const others = realProcess.rawListeners(event)
  realProcess.removeAllListeners(event)
  realProcess.on(event, listener)
  return function restore() {
    realProcess.off(event, listener)
    for (const other of others) Reflect.apply(realProcess.on, realProcess, [event, other])
  }
}
