import { parseArgs } from 'node:util'
import { SCENARIO_NAMES, type Scale, type ScenarioName } from './scenarios/scenarios.ts'

/** What the command was asked to do. */
export interface Order extends Scale {
  readonly scenarios: readonly ScenarioName[]
  /** Everything at its full length: what docs/soak.md is written from. */
  readonly isFull: boolean
}

export const USAGE = `Drives failures through an Express and a Koa BFF in processes of their own, on the loopback interface, and prints
figures. Exit 1 if one is out of its bounds.

  npx pnpm@12 soak [storm] [hung-calls] [hung-sockets] [restart] [--seconds N] [--calls N]

  storm         nothing but failures at full rate, for 60 s
  hung-calls    10,000 calls at once that VOD never answers, each given up on after 60 s
  hung-sockets  2,000 calls of the wrapped SDK that VOD never answers, each with a timeout of 2 s
  restart       VOD killed and started again three times under load, up for 12 s in all
  --seconds N   another length, 1–600
  --calls N     another number of hung calls, 1–20000
  --help        print this

Without arguments: all four, and docs/soak.md is written anew if all is well.`

/**
 * Reads the command line; `undefined` if it asks for help.
 *
 * @throws {Error} for an unknown scenario or flag, or a number out of its range.
 */
export function readCommandLine(args: readonly string[]): Order | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seconds: { type: 'string' },
      calls: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const scenarios = positionals.length === 0 ? SCENARIO_NAMES : positionals.map(scenarioOf)
  const isFull = args.length === 0
  return {
    scenarios,
    isFull,
    seconds: readNumber('--seconds', values.seconds, 600),
    calls: readNumber('--calls', values.calls, 20_000),
  }
}

function scenarioOf(text: string): ScenarioName {
  const name = SCENARIO_NAMES.find((each) => each === text)
  if (name) return name
  throw new Error(`Expected one of ${SCENARIO_NAMES.join(', ')}, got ${text}`)
}

function readNumber(flag: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d*$/.test(text) && Number(text) <= most) return Number(text)
  throw new Error(`Expected ${flag} to be a whole number 1–${most}, got ${text}`)
}
