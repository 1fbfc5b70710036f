import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { guardListener } from '../guard-hook.ts'
import { isObject } from '../read-unknown.ts'
import { type CallRecord, CHANNELS } from './channels.ts'
import type { LogRecord } from './log-record.ts'

/** What each channel publishes. */
export interface ChannelRecords {
  readonly error: LogRecord
  readonly unknownCode: LogRecord
  readonly call: CallRecord
}

/**
 * Subscribes to a channel, until the function that it returns is called. Node ends the process if a subscriber throws; here
 * that costs one line on stderr, the first time. The listener may be async; nobody waits for it.
 */
export function subscribeTo<Name extends keyof ChannelRecords>(
  name: Name,
  listener: (record: ChannelRecords[Name]) => void,
): () => void {
  const hear = guardListener(`on ${CHANNELS[name]}`, listener)
  const onMessage = (message: unknown): void => {
    if (isRecordOf(name, message)) hear(message)
  }
  subscribe(CHANNELS[name], onMessage)
  return function stop() {
    unsubscribe(CHANNELS[name], onMessage)
  }
}

/** Only this package publishes on the channels, and only what {@link ChannelRecords} says. */
function isRecordOf<Name extends keyof ChannelRecords>(
  _name: Name,
  message: unknown,
): message is ChannelRecords[Name] {
  return isObject(message)
}
