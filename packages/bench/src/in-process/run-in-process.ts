import { HEAP_FLAGS } from '../measure/bytes.ts'
import { runProgram } from '../measure/run-program.ts'

/** What one call costs. */
export interface CallCost {
  readonly name: string
  /** Nanoseconds, the least of all rounds: whatever else runs on the machine only ever adds to it. */
  readonly ns: number
  /** Bytes of heap allocated; `undefined` where that is not measured. */
  readonly bytes: number | undefined
}

/** In how many fresh processes each is timed. */
const ROUNDS = 6

/**
 * Times what costs too little for whole servers to show, in fresh processes, and counts the bytes in another.
 *
 * @throws {Error} if a process fails.
 */
export async function runInProcess(isPinned: boolean): Promise<readonly CallCost[]> {
  const rounds: Record<string, number>[] = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(Object(await runProgram('in-process', { isPinned, args: ['ns', '100'] })))
  }
  const bytes = Object(await runProgram('in-process', { isPinned, args: ['bytes'], flags: HEAP_FLAGS }))
  return Object.keys(rounds[0] ?? {}).map((name) => ({
    name,
    ns: Math.min(...rounds.map((round) => round[name] ?? Number.NaN)),
    bytes: bytes[name],
  }))
}
