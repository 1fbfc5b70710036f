import type { Result } from '../report/row.ts'
import { hungCalls } from './hung-calls.ts'
import { hungSockets } from './hung-sockets.ts'
import { restart } from './restart.ts'
import { storm } from './storm.ts'

/** The size of a scenario. {@link SCENARIOS} has the defaults. */
export interface Scale {
  readonly seconds?: number | undefined
  readonly calls?: number | undefined
}

/** Every scenario by its name on the command line, with its full length as the default. */
export const SCENARIOS = {
  storm: ({ seconds = 60 }: Scale) => storm({ seconds }),
  'hung-calls': ({ seconds = 60, calls = 10_000 }: Scale) => hungCalls({ seconds, calls }),
  'hung-sockets': ({ seconds = 2, calls = 2_000 }: Scale) => hungSockets({ seconds, calls }),
  restart: ({ seconds = 12 }: Scale) => restart({ seconds }),
} as const satisfies Record<string, (scale: Scale) => Promise<Result>>

/** A key of {@link SCENARIOS}. */
export type ScenarioName = keyof typeof SCENARIOS

/** The scenarios in the order in which they run. */
export const SCENARIO_NAMES = [
  'storm',
  'hung-calls',
  'hung-sockets',
  'restart',
] as const satisfies readonly ScenarioName[]
