import type { GroupName } from '../contenders/groups.ts'
import type { Growth } from '../growth/run-growth.ts'
import type { CallCost } from '../in-process/run-in-process.ts'
import type { StormResult } from '../storm/run-storm.ts'
import type { TransportRow } from '../transport/run-transport.ts'
import type { Machine } from './machine.ts'

/** The results of all parts that were run. */
export interface Results {
  readonly storms: Partial<Readonly<Record<GroupName, StormResult>>>
  readonly calls?: readonly CallCost[]
  readonly growth?: readonly Growth[]
  readonly transport?: readonly TransportRow[]
}

/** The content of docs/bench.json. */
export interface Run extends Results {
  /** ISO 8601. */
  readonly date: string
  readonly command: string
  readonly starts: number
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
  readonly machine: Machine
}
