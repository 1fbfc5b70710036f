import type { Observation } from './observation.ts'

/** What a child process is asked to do. */
export interface Job {
  readonly host: string
  readonly table: string
  readonly row: string
  /** Whether the row is about a thrown value, and not about a success. */
  readonly isThrown: boolean
  /** Waits long for what may never come. */
  readonly isPatient: boolean
}

/** What a child process sends when a job is done. */
export interface Done {
  readonly observation: Observation
}
