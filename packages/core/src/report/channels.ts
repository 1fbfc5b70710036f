import { channel } from 'node:diagnostics_channel'
import type { Fault } from '../catalog/catalog.ts'
import type { FailureRecord } from './failure-record.ts'

/** The names of the channels, for `node:diagnostics_channel`. Each publishes only while somebody listens. */
export const CHANNELS = {
  /** Every failure of VOD that was answered: a {@link FailureRecord}. */
  failure: 'vod-errors:failure',
  /** A failure with a code that the catalog does not know, the same record: time for a release of ours, or yours. */
  unknownCode: 'vod-errors:unknown-code',
  /** Every call that was made through the call-side helpers, when it is over: a {@link CallRecord}. */
  call: 'vod-errors:call',
} as const

/** One call to VOD that is over. */
export interface CallRecord {
  /** The name of the call, where the call site gave one. */
  readonly operation: string | undefined
  /** When it began, in milliseconds of the epoch. */
  readonly startTime: number
  /** How long it took, in milliseconds. */
  readonly duration: number
  /** The code that it failed with; `undefined` where it succeeded. */
  readonly code: string | undefined
  readonly fault: Fault | undefined
  readonly requestId: string | undefined
  readonly upstreamStatus: number | undefined
}

const failures = channel(CHANNELS.failure)
const unknownCodes = channel(CHANNELS.unknownCode)
const calls = channel(CHANNELS.call)

/** Whether anyone listens to failures. */
export function isFailureHeard(): boolean {
  return failures.hasSubscribers
}

/** Tells everyone who listens to failures. */
export function publishFailure(record: FailureRecord): void {
  failures.publish(record)
}

/** Whether anyone listens to codes that the catalog does not know. */
export function isUnknownCodeHeard(): boolean {
  return unknownCodes.hasSubscribers
}

/** Tells everyone who listens to codes that the catalog does not know. */
export function publishUnknownCode(record: FailureRecord): void {
  unknownCodes.publish(record)
}

/** Whether anyone listens to calls. */
export function isCallHeard(): boolean {
  return calls.hasSubscribers
}

/** Tells everyone who listens to calls. Freezes the record. */
export function publishCall(record: CallRecord): void {
  calls.publish(Object.freeze(record))
}
