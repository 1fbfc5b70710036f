import { HEAP_FLAGS } from '../measure/bytes.ts'
import { runProgram } from '../measure/run-program.ts'

/** The cost of one call. */
export interface CallCost {
  readonly name: string
  /** Nanoseconds: the minimum of all rounds, because other load on the machine only adds time. */
  readonly ns: number
  /** Allocated heap bytes; `undefined` if not measured. */
  readonly bytes: number | undefined
}

/** The number of new processes in which each call is timed. */
const ROUNDS = 6

/**
 * Times calls that are too cheap to measure through a server, in new processes, and counts bytes in another one.
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
