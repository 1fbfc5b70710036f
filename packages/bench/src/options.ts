import { parseArgs } from 'node:util'
import { GROUPS, type GroupName, isGroupName } from './contenders/groups.ts'

/** What is measured beside servers under load. */
const OTHER_PARTS = ['in-process', 'growth', 'transport'] as const

/** Everything that is measured, by the name that `--only` takes. */
type PartName = GroupName | (typeof OTHER_PARTS)[number]

const PARTS: readonly string[] = [...Object.keys(GROUPS), ...OTHER_PARTS]

/** What the command was asked to do. */
export interface Options {
  readonly parts: readonly PartName[]
  /** Whether that is all parts: only then are the files in docs/ written. */
  readonly isWhole: boolean
  /** How often all servers are started anew. */
  readonly starts: number
  /** Rounds after each start. */
  readonly rounds: number
  /** Seconds of a round. */
  readonly seconds: number
  /** To each contender. */
  readonly connections: number
}

export const USAGE = `Measures what an error costs, beside what a hand-written handler and other libraries cost. Prints tables;
a run of all parts also writes docs/bench.json, docs/bench.svg and docs/bench.md. Exit 1 if a contender answers
wrongly or does not run; a missed target is a result and no failure.

  npx pnpm@12 bench [--only PART,PART] [--starts N] [--rounds N] [--seconds N] [--connections N]

  --only PARTS       of ${PARTS.join(', ')}
  --starts N         how often all servers are started anew; default 3
  --rounds N         rounds under load after each start; default 3
  --seconds N        how long a round is, long enough for some collections of garbage; default 5
  --connections N    to each contender; default 64
  --help             print this`

/**
 * Reads the command line; `undefined` if it asks for help.
 *
 * @throws {Error} for an unknown flag or part, or a number that is none.
 */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      starts: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '64' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  return {
    parts: (values.only?.split(',') ?? PARTS).map(readPart),
    isWhole: values.only === undefined,
    starts: readNumber('starts', values.starts, 1),
    rounds: readNumber('rounds', values.rounds, 1),
    seconds: readNumber('seconds', values.seconds, 0.1),
    connections: readNumber('connections', values.connections, 1),
  }
}

function readPart(text: string): PartName {
  const other = OTHER_PARTS.find((part) => part === text)
  if (other) return other
  if (isGroupName(text)) return text
  throw new Error(`Expected --only to name parts of ${PARTS.join(', ')}, got ${text}`)
}

function readNumber(name: string, text: string, least: number): number {
  const number = Number(text)
  if (number >= least && number <= 10_000) return number
  throw new Error(`Expected --${name} to be a number from ${least} to 10000, got ${text}`)
}
