import type { Contender, Group } from '../contenders/contender.ts'
import { GROUPS, type GroupName } from '../contenders/groups.ts'
import { type Round, takeRounds, warmUp } from './rounds.ts'
import { checkResponses, type Running, startContender } from './running.ts'
import { underLoad } from './under-load.ts'

/** Options of {@link runStorm}. */
export interface StormOptions {
  /** How often all contenders are started. Code and memory layout differ a little between processes. */
  readonly starts: number
  /** Rounds after each start; each includes all contenders. */
  readonly rounds: number
  /** The length of a round in seconds. */
  readonly seconds: number
  /** Connections to each contender. */
  readonly connections: number
  readonly isPinned: boolean
  /** Called before each start, to report progress. */
  readonly onStart: (text: string) => void
}

/** All rounds of a contender. */
export interface StormRow {
  readonly name: string
  readonly status: number
  readonly isSame: boolean
  readonly rounds: readonly Round[]
}

/** The result of a group. */
export interface StormResult {
  readonly title: string
  readonly base: string
  readonly rows: readonly StormRow[]
}

/**
 * Loads all contenders of a group at the same time: all servers share one core, and the load generator runs on another. This
 * way, changes in the speed of the machine affect all of them. The cost of a request is the server's own CPU time.
 *
 * @throws {Error} if a contender sends a wrong response or does not run.
 */
export async function runStorm(name: GroupName, options: StormOptions): Promise<StormResult> {
  const group = await GROUPS[name]()
  const rounds = new Map<Contender, Round[]>(group.contenders.map((contender) => [contender, []]))
  for (let start = 1; start <= options.starts; start++) {
    options.onStart(`${group.title}, start ${start} of ${options.starts}`)
    await runStart({ name, group }, options, (contender, taken) => rounds.get(contender)?.push(...taken))
  }
  const rows = group.contenders.map((contender) => ({
    name: contender.name,
    status: contender.expected.status,
    isSame: contender.expected.isSame,
    rounds: rounds.get(contender) ?? [],
  }))
  return { title: group.title, base: group.base, rows }
}

/** Starts all contenders, warms them up and measures their rounds. */
async function runStart(
  { name, group }: { readonly name: GroupName; readonly group: Group },
  options: StormOptions,
  onTaken: (contender: Contender, rounds: readonly Round[]) => void,
): Promise<void> {
  const running: Running[] = []
  try {
    for (const contender of shuffle(group.contenders)) {
      running.push(await startContender(contender, { group: name, isPinned: options.isPinned }))
    }
    await checkResponses(running, group.base)
    await underLoad(running, options, async () => {
      await Promise.all(running.map(({ server }) => warmUp(server)))
      await Promise.all(
        running.map(async ({ contender, server }) => onTaken(contender, await takeRounds(server, options))),
      )
    })
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()))
  }
}

/** Random order, because the contender that is started first is about 1 % slower. */
function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
