import { parseArgs } from 'node:util'
import { GROUPS } from './contenders/groups.ts'
import type { MeasureOptions } from './measure-group.ts'

/** The part that is measured without a server. */
export const IN_PROCESS = 'in-process'
const PARTS: readonly string[] = [...Object.keys(GROUPS), IN_PROCESS]

/** The parsed command line. */
export interface Options extends Omit<MeasureOptions, 'isPinned'> {
  /** Names of {@link GROUPS}, or `in-process`. */
  readonly parts: readonly string[]
  /** Whether all parts are run: only then are the files in docs/ written. */
  readonly isWhole: boolean
}

export const USAGE = `Compares the cost of an error with a hand-written handler and other libraries. Exits with 1 if a contender sends a wrong
response or does not run; a missed target is not a failure. A run of everything writes docs/bench.md and docs/bench.svg.

  npx pnpm@12 bench [--only PART,PART] [--starts 3] [--rounds 3] [--seconds 5] [--connections 64]

  --only         any of ${PARTS.join(', ')}
  --starts       how often all servers are started
  --rounds       rounds under load after each start
  --seconds      length of a round
  --connections  connections to each server`

/**
 * Parses the command line. Returns `undefined` for `--help`.
 *
 * @throws {Error} for an unknown flag or part, or an invalid number.
 */
export function readOptions(args: readonly string[]): Options | undefined {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      starts: text('3'),
      rounds: text('3'),
      seconds: text('5'),
      connections: text('64'),
      help: { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  const parts = values.only?.split(',') ?? PARTS
  const unknown = parts.find((part) => !PARTS.includes(part))
  if (unknown !== undefined) throw new Error(`Expected --only to name ${PARTS.join(', ')}, got ${unknown}`)
  const number = (name: 'starts' | 'rounds' | 'seconds' | 'connections') => readNumber(name, values[name])
  const counts = { starts: number('starts'), rounds: number('rounds'), connections: number('connections') }
  return { parts, isWhole: values.only === undefined, seconds: number('seconds'), ...counts }
}

/** A number that is no fraction of the unit would measure nothing. */
function readNumber(name: string, text: string): number {
  const number = Number(text)
  if (number >= 0.1 && number <= 10_000) return number
  throw new Error(`Expected --${name} to be a number from 0.1 to 10000, got ${text}`)
}
