import { PROGRAMS } from '../build.ts'
import type { Contender, Group } from '../contenders/contender.ts'
import { GROUPS, type GroupName } from '../contenders/groups.ts'
import { CORES } from '../measure/pin.ts'
import { Child } from './child.ts'
import { type Running, startAll } from './running.ts'
import { type Turn, takeTurn } from './turn.ts'

/** How long and how hard. */
export interface StormOptions {
  /** How often all contenders are started anew: each process is compiled and laid out a little differently. */
  readonly starts: number
  /** Rounds after each start, with a short turn of every contender. */
  readonly rounds: number
  /** Seconds of a turn. */
  readonly seconds: number
  readonly connections: number
  readonly isPinned: boolean
  /** Told of each start, for whoever waits. */
  readonly onStart: (text: string) => void
}

/**
 * What is not counted after each start: it takes a server of a framework some 10,000 requests until the compilers of V8, which share
 * its core, are done, and until then it is several times slower. In rounds, because a process that was left alone for long comes back slowly.
 */
export const WARM_UP = { rounds: 2, requests: 5000 } as const

/** All turns of a contender, start by start and round by round. */
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

/**
 * Loads the contenders of a group in short turns, A B C … C A B …, so that a machine whose speed changes from second to second slows
 * down the whole of a round. All servers share a core, where only the one that is loaded runs; the load has another core.
 *
 * @throws {Error} if a contender answers wrongly, or does not run.
 */
export async function runStorm(name: GroupName, options: StormOptions): Promise<StormResult> {
  const group = await GROUPS[name]()
  const turns = new Map<Contender, Turn[]>(baseFirst(group).map((contender) => [contender, []]))
  for (let start = 1; start <= options.starts; start++) {
    options.onStart(`${group.title}, start ${start} of ${options.starts}`)
    await runOnce(name, turns, options)
  }
  const rows = group.contenders.map((contender) => ({
    name: contender.name,
    status: contender.answers.status,
    isSame: contender.answers.isSame,
    turns: turns.get(contender) ?? [],
  }))
  return { title: group.title, base: group.base, rows }
}

function baseFirst({ base, contenders }: Group): readonly Contender[] {
  const isBase = ({ name }: Contender) => name === base
  return [...contenders.filter(isBase), ...contenders.filter((contender) => !isBase(contender))]
}

/** In another order each time: whoever comes after a fast one finds the machine in another state. */
function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

/** Starts all, warms them up, and gives each its turns. */
async function runOnce(
  group: GroupName,
  turns: ReadonlyMap<Contender, Turn[]>,
  options: StormOptions,
): Promise<void> {
  const { isPinned, connections, rounds, seconds } = options
  const load = new Child(`${PROGRAMS}/load.js`, { core: CORES.load, isPinned })
  const running: Running[] = []
  try {
    await startAll([...turns.keys()], { group, isPinned }, (each) => running.push(each))
    for (let round = 0; round < WARM_UP.rounds; round++) {
      for (const each of shuffle(running)) await takeTurn(each, { load, connections, until: WARM_UP })
    }
    for (let round = 0; round < rounds; round++) {
      for (const each of shuffle(running)) {
        turns.get(each.contender)?.push(await takeTurn(each, { load, connections, until: { seconds } }))
      }
    }
  } finally {
    await Promise.all([load, ...running.map(({ server }) => server)].map((child) => child.stop()))
  }
}
