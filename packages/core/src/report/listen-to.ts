import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { guardListener } from '../hook.ts'
import { isObject } from '../probe.ts'
import { type CallRecord, CHANNELS } from './channels.ts'
import type { FailureRecord } from './failure-record.ts'

/** What each channel publishes. */
export interface ChannelRecords {
  readonly failure: FailureRecord
  readonly unknownCode: FailureRecord
  readonly call: CallRecord
}

/**
 * Hears every record of a channel, until the function that it returns is called. Node ends the process over a
 * subscriber that throws: here it costs one line on stderr, the first time. The listener may be async; nobody waits for it.
 */
export function listenTo<Name extends keyof ChannelRecords>(
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

/** The channels are ours alone: what comes out of one is what {@link ChannelRecords} says. */
function isRecordOf<Name extends keyof ChannelRecords>(
  _name: Name,
  message: unknown,
): message is ChannelRecords[Name] {
  return isObject(message)
}
