import type { Contender, Group } from '../contenders/contender.ts'
import { GROUPS, type GroupName } from '../contenders/groups.ts'
import { type Round, takeRounds, warmUp } from './rounds.ts'
import { checkAnswers, type Running, startContender } from './running.ts'
import { underLoad } from './under-load.ts'

/** How long and how hard. */
export interface StormOptions {
  /** How often all contenders are started anew: each process is compiled and laid out a little differently. */
  readonly starts: number
  /** Rounds after each start, each with all contenders. */
  readonly rounds: number
  /** Seconds of a round. */
  readonly seconds: number
  /** To each contender. */
  readonly connections: number
  readonly isPinned: boolean
  /** Told of each start, for whoever waits. */
  readonly onStart: (text: string) => void
}

/** All rounds of a contender, start by start. */
export interface StormRow {
  readonly name: string
  readonly status: number
  readonly isSame: boolean
  readonly rounds: readonly Round[]
}

/** What became of a group. */
export interface StormResult {
  readonly title: string
  readonly base: string
  readonly rows: readonly StormRow[]
}

/**
 * Loads all contenders of a group at the same time, all servers on one core, which the system deals out among them in slices of
 * milliseconds, and the load on another: a machine whose speed changes from moment to moment changes it for all of them. What
 * a request costs is its server's own processor time.
 *
 * @throws {Error} if a contender answers wrongly, or does not run.
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
    status: contender.answers.status,
    isSame: contender.answers.isSame,
    rounds: rounds.get(contender) ?? [],
  }))
  return { title: group.title, base: group.base, rows }
}

/** Starts all, warms them up, and takes their rounds. */
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
    await checkAnswers(running, group.base)
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

/** In another order each time: whoever is started first is a hundredth slower. */
function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
