import { createVodEmulator, type VodEmulator } from '@vod-errors/emulator'
import { createApp as createExpressBff } from '@vod-errors-examples/express-bff'
import { createApp as createKoaBff } from '@vod-errors-examples/koa-bff'
import { createVod } from '@vod-errors-examples/vod-client'
import type { Logger } from 'pino'
import { listen } from './listen.ts'
import type { Options } from './options.ts'

/** The emulator and both BFFs, listening. */
export interface Stage {
  readonly emulator: VodEmulator
  /** Where the BFFs are: `http://127.0.0.1:3001`. */
  readonly express: string
  readonly koa: string
  /** Stops all three. */
  readonly close: () => Promise<void>
}

/**
 * Starts all three on the loopback interface.
 *
 * @throws {Error} if a port is taken, with the flag that chooses another; nothing is left running then.
 */
export async function openStage({ ports }: Pick<Options, 'ports'>, logger: Logger): Promise<Stage> {
  const emulator = createVodEmulator({ port: ports.emulator })
  const closers = [() => emulator.stop()]
  const close = async () => {
    await Promise.all(closers.map((closer) => closer()))
  }
  try {
    await orSayTaken(emulator.start(), ports.emulator, '--emulator-port')
    const vod = createVod(emulator)
    const express = await orSayTaken(
      listen(createExpressBff(vod, logger), ports.express),
      ports.express,
      '--express-port',
    )
    closers.push(express.close)
    const koa = await orSayTaken(
      listen(createKoaBff(vod, logger).callback(), ports.koa),
      ports.koa,
      '--koa-port',
    )
    closers.push(koa.close)
    return { emulator, express: express.origin, koa: koa.origin, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function orSayTaken<T>(listening: Promise<T>, port: number, flag: string): Promise<T> {
  try {
    return await listening
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'EADDRINUSE') throw error
    const another = `npx pnpm@12 start ${flag} 0`
    throw new Error(`Port ${port} is taken. Choose another one (0 is any free port): ${another}`, {
      cause: error,
    })
  }
}
