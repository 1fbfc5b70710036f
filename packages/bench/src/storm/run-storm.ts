import { setTimeout } from 'node:timers/promises'
import { PROGRAMS } from '../build.ts'
import type { Contender, Group } from '../contenders/contender.ts'
import { GROUPS, type GroupName } from '../contenders/groups.ts'
import { CORES } from '../measure/pin.ts'
import { checkAnswer, languageOf, type SeenAnswer, seeAnswer } from './check-answer.ts'
import { Child } from './child.ts'
import type { LoadOrder, LoadResult } from './load-order.ts'

/** How long and how hard. */
export interface StormOptions {
  readonly rounds: number
  readonly connections: number
  /** Requests that are not counted; the compilers of V8 are done by then. */
  readonly warmUp: number
  /** Seconds of load that are counted. */
  readonly seconds: number
  readonly isPinned: boolean
  /** Told of each turn, for whoever waits. */
  readonly onTurn: (text: string) => void
}

/** One turn of one contender. */
interface Turn {
  readonly requestsPerSecond: number
  readonly latency: LoadResult['latency']
  /** Microseconds of the server's processor time for one request. */
  readonly cpuPerRequest: number
  /** The share of the time that the server was busy; well below 1, the load was the limit. */
  readonly busy: number
}

/** All turns of a contender, round by round. */
export interface StormRow {
  readonly name: string
  readonly status: number
  readonly isSame: boolean
  readonly turns: readonly Turn[]
}

/** What became of a group. */
export interface StormResult {
  readonly title: string
  readonly base: string
  readonly rows: readonly StormRow[]
}

/** What a turn needs beside the contender. */
interface Stage extends StormOptions {
  readonly group: GroupName
  readonly load: Child
  /** The base's answer, that others must equal. */
  readonly same: SeenAnswer | undefined
}

/**
 * Loads every contender of a group in turns, A B C … A B C …, each in a fresh process on a core of its own, the load in
 * another process on another core. What each answers is checked before it is measured, and its statuses while it is.
 *
 * @throws {Error} if a contender answers wrongly, or does not run.
 */
export async function runStorm(name: GroupName, options: StormOptions): Promise<StormResult> {
  const group = await GROUPS[name]()
  const load = new Child(`${PROGRAMS}/load.js`, { core: CORES.load, isPinned: options.isPinned })
  const turns = new Map<string, Turn[]>(group.contenders.map((contender) => [contender.name, []]))
  let same: SeenAnswer | undefined
  try {
    for (let round = 1; round <= options.rounds; round++) {
      for (const contender of baseFirst(group)) {
        options.onTurn(`${group.title}, round ${round}: ${contender.name}`)
        const { turn, seen } = await takeTurn(contender, { ...options, group: name, load, same })
        same ??= seen
        turns.get(contender.name)?.push(turn)
      }
    }
  } finally {
    await load.stop()
  }
  const rows = group.contenders.map(({ name, answers: { status, isSame } }) => ({ name, status, isSame }))
  return {
    title: group.title,
    base: group.base,
    rows: rows.map((row) => ({ ...row, turns: turns.get(row.name) ?? [] })),
  }
}

function baseFirst({ base, contenders }: Group): readonly Contender[] {
  const isBase = ({ name }: Contender) => name === base
  return [...contenders.filter(isBase), ...contenders.filter((contender) => !isBase(contender))]
}

async function takeTurn(contender: Contender, stage: Stage): Promise<{ turn: Turn; seen: SeenAnswer }> {
  const server = new Child(`${PROGRAMS}/serve.js`, {
    core: CORES.measured,
    isPinned: stage.isPinned,
    args: [stage.group, contender.name],
  })
  try {
    const { port } = Object(await server.next())
    const url = `http://127.0.0.1:${port}/media/mda-kdm3zj2ysd7fs8iq`
    const seen = await seeAnswer(url, contender)
    checkAnswer(contender.name, seen, { claim: contender.answers, same: stage.same ?? seen })
    const { connections, warmUp, seconds } = stage
    const order = { url, connections, language: languageOf(contender) }
    await send(stage.load, { ...order, until: { requests: warmUp } }, contender)
    const before = await cpuOf(server)
    const result = await send(stage.load, { ...order, until: { seconds } }, contender)
    const turn = turnOf(result, (await cpuOf(server)) - before)
    // The port's connections close, and the core calms down.
    await setTimeout(50)
    return { turn, seen }
  } finally {
    await server.stop()
  }
}

async function cpuOf(server: Child): Promise<number> {
  const { user, system } = Object(await server.ask({ what: 'cpuUsage' }))
  return Number(user) + Number(system)
}

async function send(load: Child, order: LoadOrder, { name, answers }: Contender): Promise<LoadResult> {
  const result: LoadResult = Object(await load.ask(order))
  const others = Object.keys(result.statuses).filter((status) => Number(status) !== answers.status)
  if (others.length > 0 || result.errors > 0) {
    throw new Error(
      `${name} failed under load: ${result.errors} errors, statuses ${JSON.stringify(result.statuses)}`,
    )
  }
  return result
}

function turnOf({ requestsPerSecond, latency, statuses }: LoadResult, cpu: number): Turn {
  const requests = Object.values(statuses).reduce((sum, count) => sum + count, 0)
  const cpuPerRequest = cpu / requests
  return { requestsPerSecond, latency, cpuPerRequest, busy: (cpuPerRequest * requestsPerSecond) / 1e6 }
}
