import { subscribe } from 'node:diagnostics_channel'
import { CHANNELS } from '@vod-errors/core'
import { vodErrorHandler } from '@vod-errors/express'
import { type Group, same } from './contender.ts'
import { failingExpress } from './express.ts'

/** The subscriber. */
export function hear(): void {}

/** What listening to the errors costs: the record is made only for listeners. */
export const group: Group = {
  title: 'Express, every request fails, and somebody listens',
  contenders: [
    same('ours, nobody listens', 404, () => failingExpress(vodErrorHandler({ logger: false }))),
    same('ours, onError', 404, () => {
      return failingExpress(vodErrorHandler({ logger: false, onError: ({ record }) => record.code }))
    }),
    same('ours, a subscriber of the channel', 404, () => {
      subscribe(CHANNELS.error, hear)
      return failingExpress(vodErrorHandler({ logger: false }))
    }),
  ],
}
