import { channel } from 'node:diagnostics_channel'
import type { Fault } from '../catalog/catalog.ts'
import type { LogRecord } from './log-record.ts'

/** The names of the channels of `node:diagnostics_channel`. Each publishes only while it has subscribers. */
export const CHANNELS = {
  /**
   * Every VOD error, also if the response has begun and is only aborted; not a call that ended because the browser left:
   * a {@link LogRecord}.
   */
  error: 'vod-errors:error',
  /** Those of them with an unknown code: the same {@link LogRecord}. */
  unknownCode: 'vod-errors:unknown-code',
  /** Every finished call of a client helper: a {@link CallRecord}. */
  call: 'vod-errors:call',
} as const

/** One finished call to VOD. */
export interface CallRecord {
  /** The name of the call; `undefined` if the call site gave none. */
  readonly operation: string | undefined
  /** When the call started, in milliseconds since 1970. */
  readonly startTime: number
  /** How long the call took, in milliseconds. */
  readonly duration: number
  /** The code of the VOD error; `undefined` if the call succeeded. */
  readonly code: string | undefined
  readonly fault: Fault | undefined
  readonly requestId: string | undefined
  readonly upstreamStatus: number | undefined
}

const errors = channel(CHANNELS.error)
const unknownCodes = channel(CHANNELS.unknownCode)
const calls = channel(CHANNELS.call)

/** Publishes a VOD error. Makes the record only if somebody listens. */
export function publishError(makeRecord: () => LogRecord): void {
  if (errors.hasSubscribers) errors.publish(makeRecord())
}

/** Publishes a VOD error with an unknown code. */
export function publishUnknownCode(makeRecord: () => LogRecord): void {
  if (unknownCodes.hasSubscribers) unknownCodes.publish(makeRecord())
}

/** Publishes a finished call. */
export function publishCall(makeRecord: () => CallRecord): void {
  if (calls.hasSubscribers) calls.publish(Object.freeze(makeRecord()))
}
