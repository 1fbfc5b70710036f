import { createVodEmulator, type Fault } from '@vod-errors/emulator'
import { createApp } from '@vod-errors-examples/express-bff'
import { createVod } from '@vod-errors-examples/vod-client'
import pino from 'pino'
import { serve } from './serve.ts'

/** The example BFF in front of an emulated VOD. */
export async function startBff() {
  const emulator = createVodEmulator()
  await emulator.start()
  const server = await serve(createApp(createVod(emulator), pino({ enabled: false })))
  return {
    emulator,
    failNext: (fault: Fault) => emulator.failNext(fault),
    /** VOD's id of the last call. */
    lastId: () => emulator.requests.at(-1)?.requestId ?? '',
    urlOf: server.urlOf,
    stop: async () => {
      await server.stop()
      await emulator.stop()
    },
  }
}
