import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { guardListener } from '../guard-hook.ts'
import { isObject } from '../read-unknown.ts'
import { type CallRecord, CHANNELS } from './channels.ts'
import type { LogRecord } from './log-record.ts'

/** The record that each channel publishes. */
export interface ChannelRecords {
  readonly error: LogRecord
  readonly unknownCode: LogRecord
  readonly call: CallRecord
}

/**
 * Subscribes to a channel. If the listener throws, node would crash the process; here, the first such error prints a warning
 * on stderr instead. The listener can be async; it is not awaited.
 *
 * @returns a function that unsubscribes.
 */
export function subscribeTo<Name extends keyof ChannelRecords>(
  name: Name,
  listener: (record: ChannelRecords[Name]) => void,
): () => void {
  const guarded = guardListener(`on ${CHANNELS[name]}`, listener)
  const onMessage = (message: unknown): void => {
    // Only this package publishes on the channels: the message is a record.
    if (isObject(message)) Reflect.apply(guarded, undefined, [message])
  }
  subscribe(CHANNELS[name], onMessage)
  return function stopListening() {
    unsubscribe(CHANNELS[name], onMessage)
  }
}
