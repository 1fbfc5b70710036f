import { setTimeout } from 'node:timers/promises'
import type { Child } from './child.ts'

/** What a server has done since it was started, counted by itself in one moment. */
export interface Usage {
  readonly requests: number
  /** Microseconds of processor time, its compilers and its garbage collector included. */
  readonly cpu: number
}

/** What a server has done in a round. */
export interface Round {
  readonly requests: number
  /** Microseconds of the server's processor time for one request. */
  readonly cpuPerRequest: number
}

/** A server that says what it has done. */
type Asked = Pick<Child, 'ask'>

/**
 * How many requests each server answers before anything counts: so long the compilers of V8, which share its core, are at
 * work, and until then it is several times slower.
 */
export const WARM_UP = 4000

/** Seconds after which a server that has not got through its warm-up is taken to hang. */
const MOST_WARM_UP = 180

/**
 * Waits until a server that is under load is warm.
 *
 * @throws {Error} if that takes more than three minutes.
 */
export async function warmUp(server: Asked): Promise<void> {
  for (let second = 0; second < MOST_WARM_UP; second++) {
    await setTimeout(1000)
    if ((await usageOf(server)).requests >= WARM_UP) return
  }
  throw new Error(`Expected a server to answer ${WARM_UP} requests in ${MOST_WARM_UP} s`)
}

/**
 * Looks at a server that is under load at the end of each round. Servers that are looked at from the same moment on have the
 * same rounds.
 *
 * @throws {RangeError} if it answered nothing in one.
 */
export async function takeRounds(
  server: Asked,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<readonly Round[]> {
  const taken: Round[] = []
  const began = performance.now()
  let before = await usageOf(server)
  for (let round = 1; round <= rounds; round++) {
    await setTimeout(began + round * seconds * 1000 - performance.now())
    const after = await usageOf(server)
    taken.push(roundBetween(before, after))
    before = after
  }
  return taken
}

/**
 * What lies between two looks at a server.
 *
 * @throws {RangeError} if it has answered nothing.
 */
function roundBetween(before: Usage, after: Usage): Round {
  const requests = after.requests - before.requests
  if (!(requests > 0)) throw new RangeError('Expected at least one request in a round')
  return { requests, cpuPerRequest: (after.cpu - before.cpu) / requests }
}

async function usageOf(server: Asked): Promise<Usage> {
  const { requests, cpu } = Object(await server.ask({ what: 'usage' }))
  return { requests: Number(requests), cpu: Number(cpu) }
}
