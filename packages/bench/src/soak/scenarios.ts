import { hungCalls, hungSockets } from './hung-calls.ts'
import { restart } from './restart.ts'
import type { Row } from './row.ts'
import { storm } from './storm.ts'

/** The size of a scenario. Each has a default. */
export interface Scale {
  readonly seconds?: number | undefined
  readonly calls?: number | undefined
}

/** Every scenario by its name on the command line. */
export const SCENARIOS: Readonly<Record<string, (scale: Scale) => Promise<readonly Row[]>>> = {
  storm,
  'hung-calls': hungCalls,
  'hung-sockets': hungSockets,
  restart,
}
