import { createVodEmulator, type VodEmulator } from '@vod-errors/emulator'
import { createApp as createExpressBff } from '@vod-errors-examples/express-bff'
import { createApp as createKoaBff } from '@vod-errors-examples/koa-bff'
import { createVod } from '@vod-errors-examples/vod-client'
import type { ServedPage } from '@vod-errors-examples/web'
import type { Logger } from 'pino'
import { listen } from './listen.ts'
import type { Options } from './options.ts'

/** The emulator and both BFFs, running. */
export interface Servers {
  readonly emulator: VodEmulator
  /** The origin of each BFF, such as `http://127.0.0.1:3001`. */
  readonly express: string
  readonly koa: string
  /** Stops all three. */
  readonly close: () => Promise<void>
}

/** The ports of the servers; 0 picks a free one. */
interface ServerOptions {
  readonly ports: Pick<Options['ports'], 'emulator' | 'express' | 'koa'>
}

/**
 * Starts all three on the loopback interface.
 *
 * @throws {Error} if a port is in use, with the flag that changes it. Nothing keeps running then.
 */
export async function startServers({ ports }: ServerOptions, logger: Logger): Promise<Servers> {
  const emulator = createVodEmulator({ port: ports.emulator })
  const closers = [() => emulator.stop()]
  const close = async () => {
    await Promise.all(closers.map((closer) => closer()))
  }
  try {
    await explainPortInUse(emulator.start(), ports.emulator, '--emulator-port')
    const vod = createVod(emulator)
    const express = await explainPortInUse(
      listen(createExpressBff(vod, logger.child({ bff: 'Express' })), ports.express),
      ports.express,
      '--express-port',
    )
    closers.push(express.close)
    const koa = await explainPortInUse(
      listen(createKoaBff(vod, logger.child({ bff: 'Koa' })).callback(), ports.koa),
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

/**
 * Builds the React front end and serves it in front of both BFFs.
 *
 * @throws {Error} if its port is in use, with the flag that changes it.
 */
export async function startWeb(servers: Servers, port: number): Promise<ServedPage> {
  // Loads Vite, which `--once` and most tests do without.
  const { servePage } = await import('@vod-errors-examples/web')
  return await explainPortInUse(servePage(servers, port), port, '--web-port')
}

async function explainPortInUse<T>(listening: Promise<T>, port: number, flag: string): Promise<T> {
  try {
    return await listening
  } catch (error) {
    const { code, message } = Object(error)
    // Vite's error has no code.
    if (code !== 'EADDRINUSE' && !/ is already in use$/.test(message)) throw error
    const another = `npx pnpm@12 start ${flag} 0`
    throw new Error(`Port ${port} is in use. Let the system pick a free one:\n  ${another}`, { cause: error })
  }
}
