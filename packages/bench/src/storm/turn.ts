import { setTimeout } from 'node:timers/promises'
import { languageOf } from './check-answer.ts'
import type { Child } from './child.ts'
import type { LoadOrder, LoadResult } from './load-order.ts'
import type { Running } from './running.ts'

/** One turn of one contender under load. */
export interface Turn {
  readonly requestsPerSecond: number
  /** Microseconds of the server's processor time for one request. */
  readonly cpuPerRequest: number
  /** The share of the time that the server was busy; well below 1, the load was the limit. */
  readonly busy: number
  /** Milliseconds to the answer that 99 of 100 did not exceed. */
  readonly p99: number
}

/** Who sends the load, through how many connections, for how long. */
export interface TurnOptions {
  readonly load: Child
  readonly connections: number
  readonly until: LoadOrder['until']
}

/**
 * Loads one server and looks what came of it, its statuses included.
 *
 * @throws {Error} if an answer has another status than the contender claims, or there is none.
 */
export async function takeTurn({ contender, server, url }: Running, options: TurnOptions): Promise<Turn> {
  const { load, connections, until } = options
  const before = await cpuOf(server)
  const order: LoadOrder = { url, connections, until, language: languageOf(contender) }
  const result: LoadResult = Object(await load.ask(order))
  const cpu = (await cpuOf(server)) - before
  const { requestsPerSecond, statuses, errors, p99 } = result
  const { [contender.answers.status]: requests = 0, ...others } = statuses
  if (requests === 0 || Object.keys(others).length > 0 || errors > 0) {
    throw new Error(`${contender.name} failed under load: ${errors} errors, ${JSON.stringify(statuses)}`)
  }
  // The connections close, and the core calms down.
  await setTimeout(30)
  const cpuPerRequest = cpu / requests
  return { requestsPerSecond, cpuPerRequest, busy: (cpuPerRequest * requestsPerSecond) / 1e6, p99 }
}

async function cpuOf(server: Child): Promise<number> {
  const { user, system } = Object(await server.ask({ what: 'cpuUsage' }))
  return Number(user) + Number(system)
}
