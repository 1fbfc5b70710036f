import { channel } from 'node:diagnostics_channel'
import type { Fault } from '../catalog/catalog.ts'
import type { LogRecord } from './log-record.ts'

/** The names of the channels, for `node:diagnostics_channel`. Each publishes only while somebody listens. */
export const CHANNELS = {
  /** Every VOD error that got a response: a {@link LogRecord}. */
  error: 'vod-errors:error',
  /** A VOD error with a code that the catalog does not know, the same record: time for a release of ours, or yours. */
  unknownCode: 'vod-errors:unknown-code',
  /** Every call of a client helper, when it is over: a {@link CallRecord}. */
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

const errors = channel(CHANNELS.error)
const unknownCodes = channel(CHANNELS.unknownCode)
const calls = channel(CHANNELS.call)

/** Whether anyone listens to errors. */
export function hasErrorListener(): boolean {
  return errors.hasSubscribers
}

/** Tells everyone who listens to errors. */
export function publishError(record: LogRecord): void {
  errors.publish(record)
}

/** Whether anyone listens to unknown codes. */
export function hasUnknownCodeListener(): boolean {
  return unknownCodes.hasSubscribers
}

/** Publishes a VOD error with an unknown code. */
export function publishUnknownCode(record: LogRecord): void {
  unknownCodes.publish(record)
}

/** Whether anyone listens to calls. */
export function hasCallListener(): boolean {
  return calls.hasSubscribers
}

/** Publishes a call. Freezes the record. */
export function publishCall(record: CallRecord): void {
  calls.publish(Object.freeze(record))
}
