import type { Result } from '../report/row.ts'
import { hungCalls } from './hung-calls.ts'
import { hungSockets } from './hung-sockets.ts'
import { restart } from './restart.ts'
import { storm } from './storm.ts'

/** What a scenario may be told. What is left out is as in {@link SCENARIOS}. */
export interface Scale {
  readonly seconds?: number | undefined
  readonly calls?: number | undefined
}

/** Every scenario by its name on the command line, at its full length unless told otherwise. */
export const SCENARIOS = {
  storm: ({ seconds = 60 }: Scale) => storm({ seconds }),
  'hung-calls': ({ seconds = 60, calls = 10_000 }: Scale) => hungCalls({ seconds, calls }),
  'hung-sockets': ({ seconds = 2, calls = 2_000 }: Scale) => hungSockets({ seconds, calls }),
  restart: ({ seconds = 12 }: Scale) => restart({ seconds }),
} as const satisfies Record<string, (scale: Scale) => Promise<Result>>

/** The name of a scenario. */
export type ScenarioName = keyof typeof SCENARIOS

/** The names, in the order in which they are run. */
export const SCENARIO_NAMES = [
  'storm',
  'hung-calls',
  'hung-sockets',
  'restart',
] as const satisfies readonly ScenarioName[]
