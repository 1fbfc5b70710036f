import type { ErrorResponse } from '@vod-errors/core'

/** What the BFF sent for one call. */
export interface BffOutcome {
  /** Milliseconds from the call to the error response. */
  readonly took: number
  /** Undefined if the client did not throw. */
  readonly response?: ErrorResponse | undefined
  /** The length of the log line, in characters. */
  readonly logged?: number
}

/** One client and one hostile response. */
export interface ResponseLine {
  readonly name: string
  readonly client: string
  /** For a call through `vodCall`. */
  readonly viaCall: BffOutcome
  /** For the client's error alone, thrown as it is. */
  readonly alone?: BffOutcome
  /** What was thrown outside any promise. */
  readonly uncaught?: string
}

/** The memory of a group of clients after all responses, in megabytes. */
export interface MemoryLine {
  readonly group: string
  /** The process's peak beyond what it used at the start. */
  readonly peak: number
  /** What it still holds at the end. */
  readonly retained: number
}
