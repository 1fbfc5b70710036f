import { runInThisContext } from 'node:vm'
import fc from 'fast-check'

/** How often each property is tried. `FAST_CHECK_RUNS=20000` looks longer. */
export const RUNS = Number(process.env['FAST_CHECK_RUNS'] ?? 200)

/**
 * What the values are drawn from: always the same, so that a red test is the doing of a change. `FAST_CHECK_SEED=$RANDOM`
 * looks elsewhere; the test's name tells the seed.
 */
export const SEED = Number(process.env['FAST_CHECK_SEED'] ?? 20251122)

/** A time limit for one property, in milliseconds. */
export const LIMIT = 30_000 + 100 * RUNS

/** Tries a property on drawn values. A failure tells the seed, the path and the smallest value that fails. */
export async function tryAll<Args extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Args]: fc.Arbitrary<Args[Index]> },
  holds: (...args: Args) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(...arbitraries, (...args: Args) => watchProcess(() => holds(...args)))
  await fc.assert(property, {
    numRuns: RUNS,
    seed: SEED,
    interruptAfterTimeLimit: LIMIT - 10_000,
    markInterruptAsFailure: true,
  })
}

/** Rejects with whatever would have ended the process meanwhile, or just after. */
async function watchProcess(act: () => Promise<void>): Promise<void> {
  const escaped: unknown[] = []
  const letGo = EVENTS.map((event) => listenAlone(event, (thrown) => escaped.push(thrown)))
  try {
    await act()
    // Until everything that was put off till later has been done.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
  } finally {
    for (const restore of letGo) restore()
  }
  if (escaped.length > 0) throw new Error('The process would have ended', { cause: escaped[0] })
}

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const

/** Jest gives tests a copy of `process`, which hears nothing. */
const realProcess: NodeJS.Process = runInThisContext('process')

/** Hears an event in place of all who hear it, until the function that it returns is called. */
function listenAlone(event: (typeof EVENTS)[number], listener: (thrown: unknown) => void): () => void {
  const others = realProcess.rawListeners(event)
  realProcess.removeAllListeners(event)
  realProcess.on(event, listener)
  return function restore() {
    realProcess.off(event, listener)
    for (const other of others) Reflect.apply(realProcess.on, realProcess, [event, other])
  }
}
