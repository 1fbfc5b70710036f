import { setTimeout } from 'node:timers/promises'
import type { Child } from './child.ts'

/** The requests and CPU time of a server since it was started. */
export interface Usage {
  readonly requests: number
  /** CPU time in microseconds, including compilation and garbage collection. */
  readonly cpu: number
}

/** The work of a server in one round. */
export interface Round {
  readonly requests: number
  /** The server's CPU time per request in microseconds. */
  readonly cpuPerRequest: number
}

/** A server that reports its usage. */
type UsageSource = Pick<Child, 'request'>

/** The number of warm-up requests. Until then V8's compilers, which share the core, make a server several times slower. */
export const WARM_UP = 4000

/** The maximum time for the warm-up in seconds. */
const MAX_WARM_UP = 180

/**
 * Waits until a server under load is warmed up.
 *
 * @throws {Error} if that takes more than three minutes.
 */
export async function warmUp(server: UsageSource): Promise<void> {
  for (let second = 0; second < MAX_WARM_UP; second++) {
    await setTimeout(1000)
    if ((await usageOf(server)).requests >= WARM_UP) return
  }
  throw new Error(`Expected a server to handle ${WARM_UP} requests in ${MAX_WARM_UP} s`)
}

/**
 * Reads the usage of a server under load at the end of each round. Servers that start at the same moment have the same
 * rounds.
 *
 * @throws {RangeError} if the server handled no request in a round.
 */
export async function takeRounds(
  server: UsageSource,
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

function roundBetween(before: Usage, after: Usage): Round {
  const requests = after.requests - before.requests
  if (!(requests > 0)) throw new RangeError('Expected at least one request in a round')
  return { requests, cpuPerRequest: (after.cpu - before.cpu) / requests }
}

async function usageOf(server: UsageSource): Promise<Usage> {
  const { requests, cpu } = Object(await server.request({ what: 'usage' }))
  return { requests: Number(requests), cpu: Number(cpu) }
}
