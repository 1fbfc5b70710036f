import type { ErrorResponse } from '@vod-errors/core'

/** What the BFF answers to one call. */
export interface Answered {
  /** In milliseconds, from the call to the answer. */
  readonly took: number
  /** Nothing, where the client saw nothing wrong. */
  readonly response?: ErrorResponse | undefined
  /** How long the log line is, in characters. */
  readonly logged?: number
}

/** One client at one hostile answer. */
export interface Line {
  readonly name: string
  readonly client: string
  readonly viaCall: Answered
  readonly alone?: Answered
  /** What was thrown outside any promise. */
  readonly outside?: string
}

/** The memory of a group of clients after all answers, in megabytes. */
export interface MemoryLine {
  readonly group: string
  /** The most that the process had at any time, beyond what it had at its start. */
  readonly peak: number
  /** What it still holds. */
  readonly retained: number
}
