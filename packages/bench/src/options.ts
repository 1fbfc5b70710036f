import { parseArgs } from 'node:util'
import { GROUPS, type GroupName, isGroupName } from './contenders/groups.ts'

/** What is measured beside servers under load. */
const OTHER_PARTS = ['in-process', 'growth', 'transport'] as const

/** Everything that is measured, by the name that `--only` takes. */
type PartName = GroupName | (typeof OTHER_PARTS)[number]

const PARTS: readonly string[] = [...Object.keys(GROUPS), ...OTHER_PARTS]

/** The parsed command line. */
export interface Options {
  readonly parts: readonly PartName[]
  /** Whether all parts are run: only then are the files in docs/ written. */
  readonly isWhole: boolean
  /** How often all servers are started. */
  readonly starts: number
  /** Rounds after each start. */
  readonly rounds: number
  /** The length of a round in seconds. */
  readonly seconds: number
  /** Connections to each contender. */
  readonly connections: number
}

export const USAGE = `Measures the cost of an error, compared with a hand-written handler and other libraries, and prints tables.
A run of all parts also writes docs/bench.json, docs/bench.svg and docs/bench.md. Exits with 1 if a contender
sends a wrong response or does not run. A missed target is not a failure.

  npx pnpm@12 bench [--only PART,PART] [--starts N] [--rounds N] [--seconds N] [--connections N]

  --only PARTS       any of ${PARTS.join(', ')}
  --starts N         how often all servers are started; default 3
  --rounds N         rounds under load after each start; default 3
  --seconds N        length of a round, which should include several garbage collections; default 5
  --connections N    connections to each contender; default 64
  --help             print this help`

/**
 * Parses the command line. Returns `undefined` for `--help`.
 *
 * @throws {Error} for an unknown flag or part, or an invalid number.
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

function readNumber(name: string, text: string, min: number): number {
  const number = Number(text)
  if (number >= min && number <= 10_000) return number
  throw new Error(`Expected --${name} to be a number from ${min} to 10000, got ${text}`)
}
