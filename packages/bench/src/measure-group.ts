import { setTimeout } from 'node:timers/promises'
import { PROGRAMS } from './build.ts'
import { checkResponses, fetchResponse } from './check-response.ts'
import type { Contender, Group } from './contenders/contender.ts'
import { GROUPS, type GroupName } from './contenders/groups.ts'
import { startLoad } from './load.ts'
import { nodeOnMeasuredCore } from './pin.ts'
import { type RunningServer, startServer } from './running-server.ts'

/** How a group is measured. */
export interface MeasureOptions {
  /** How often all contenders are started. Code and memory layout differ a little between processes. */
  readonly starts: number
  /** Rounds after each start; each includes all contenders. */
  readonly rounds: number
  /** The length of a round in seconds. */
  readonly seconds: number
  /** Connections to each contender. */
  readonly connections: number
  readonly isPinned: boolean
}

/** The costs of a request to each contender: CPU time of the server in microseconds, one for each round. */
export interface GroupResult {
  readonly group: Group
  readonly costs: ReadonlyMap<string, readonly number[]>
}

/** What a server has used since it was started. The CPU time includes compilation and garbage collection. */
export interface Usage {
  readonly requests: number
  readonly cpu: number
}

interface Running {
  readonly contender: Contender
  readonly server: RunningServer
  readonly url: string
}

/** Until then V8's compilers, which share the core, make a server several times slower. */
export const WARM_UP_REQUESTS = 4000
const MAX_WARM_UP_SECONDS = 180

/**
 * Loads all contenders of a group at the same time: all servers share one core, and the load generator runs on another. This
 * way, changes in the speed of the machine affect all of them.
 *
 * @throws {Error} if a contender sends a wrong response or does not run.
 */
export async function measureGroup(name: GroupName, options: MeasureOptions): Promise<GroupResult> {
  const group = await GROUPS[name]()
  const costs = new Map<string, number[]>(group.contenders.map((contender) => [contender.name, []]))
  for (let start = 1; start <= options.starts; start++) {
    console.error(`… ${group.title}, start ${start} of ${options.starts}`)
    const running: Running[] = []
    try {
      for (const contender of shuffle(group.contenders)) running.push(await run(name, contender, options))
      const urls = new Map(running.map(({ contender, url }) => [contender, url]))
      await checkResponses(group.contenders, (contender) => fetchResponse(urls.get(contender) ?? ''))
      await measure(running, options, (contender, cost) => costs.get(contender.name)?.push(cost))
    } finally {
      await Promise.all(running.map(({ server }) => server.program.stop()))
    }
  }
  return { group, costs }
}

/** Random order, because the contender that is started first is about 1 % slower. */
function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  const drawn = items.map((item) => ({ item, at: Math.random() }))
  return drawn.sort((one, other) => one.at - other.at).map(({ item }) => item)
}

async function run(group: GroupName, contender: Contender, { isPinned }: MeasureOptions): Promise<Running> {
  const node = nodeOnMeasuredCore(isPinned, [`${PROGRAMS}/serve.js`, group, contender.name])
  const server = await startServer({ ...node, env: { NODE_ENV: 'production' } })
  return { contender, server, url: `${server.url}/media/mda-kdm3zj2ysd7fs8iq` }
}

async function measure(
  running: readonly Running[],
  { rounds, seconds, connections }: MeasureOptions,
  onCost: (contender: Contender, cost: number) => void,
): Promise<void> {
  const loads = running.map(({ contender, url }) => startLoad(contender, { url, connections }))
  await warmUp(running)
  let before = await readUsages(running)
  for (let round = 0; round < rounds; round++) {
    await setTimeout(seconds * 1000)
    const after = await readUsages(running)
    for (const [at, { contender }] of running.entries()) onCost(contender, costBetween(before[at], after[at]))
    before = after
  }
  for (const load of loads) await load.stop()
}

async function warmUp(running: readonly Running[]): Promise<void> {
  for (let second = 0; second < MAX_WARM_UP_SECONDS; second++) {
    await setTimeout(1000)
    const usages = await readUsages(running)
    if (usages.every(({ requests }) => requests >= WARM_UP_REQUESTS)) return
  }
  throw new Error(`Expected each server to handle ${WARM_UP_REQUESTS} requests in ${MAX_WARM_UP_SECONDS} s`)
}

function readUsages(running: readonly Running[]): Promise<readonly Usage[]> {
  return Promise.all(running.map(async ({ server }) => Object(await server.readFigures())))
}

/**
 * The CPU time of a request in a round, in microseconds.
 *
 * @throws {RangeError} if there was no request.
 */
export function costBetween(before: Usage | undefined, after: Usage | undefined): number {
  const requests = (after?.requests ?? 0) - (before?.requests ?? 0)
  if (!(requests > 0)) throw new RangeError('Expected at least one request in a round')
  return ((after?.cpu ?? 0) - (before?.cpu ?? 0)) / requests
}
