import { parseArgs } from 'node:util'
import { SCENARIO_NAMES, type Scale, type ScenarioName } from './scenarios/scenarios.ts'

/** The parsed command line. */
export interface Command extends Scale {
  readonly scenarios: readonly ScenarioName[]
  /** All scenarios at full length: only then is docs/soak.md written. */
  readonly isFull: boolean
}

export const USAGE = `Runs failing calls through an Express and a Koa BFF, each in its own process on the loopback interface, and prints
figures. Exits with 1 if a figure is out of bounds.

  npx pnpm@12 soak [storm] [hung-calls] [hung-sockets] [restart] [--seconds N] [--calls N]

  storm         errors only, at full rate, for 60 s
  hung-calls    10,000 concurrent calls that VOD never responds to, each timing out after 60 s
  hung-sockets  2,000 calls of the wrapped SDK that VOD never responds to, each with a timeout of 2 s
  restart       VOD killed and restarted three times under load, up for 12 s in total
  --seconds N   change the length, 1–600
  --calls N     change the number of hung calls, 1–20000
  --help        print this help

Without arguments: runs all four, and rewrites docs/soak.md if all figures are within bounds.`

/**
 * Parses the command line. Returns `undefined` for `--help`.
 *
 * @throws {Error} for an unknown scenario or flag, or a number that is out of range.
 */
export function readCommandLine(args: readonly string[]): Command | undefined {
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

function readNumber(flag: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d*$/.test(text) && Number(text) <= max) return Number(text)
  throw new Error(`Expected ${flag} to be a whole number 1–${max}, got ${text}`)
}
