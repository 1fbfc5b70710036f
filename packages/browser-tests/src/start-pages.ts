import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Servers, startServers } from '@vod-errors-examples/side-by-side'
import pino from 'pino'

/** The emulator, both BFFs, and the address of the React front end. */
export interface Pages extends Servers {
  readonly web: string
}

/** Starts everything that `npx pnpm@12 start` does, on free ports and with a silent log. */
export async function startPages(): Promise<Pages> {
  const servers = await startServers({ ports: { emulator: 0, express: 0, koa: 0 } }, pino({ enabled: false }))
  const program = join(process.cwd(), 'packages/browser-tests/src/serve-page.ts')
  const page = spawn(process.execPath, ['--import', 'tsx', program, servers.express, servers.koa], {
    // Not Jest's, with which React would be built for development.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const close = async () => {
    page.kill()
    await servers.close()
  }
  try {
    return { ...servers, web: await addressOf(page), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Reads the first line that the program prints. */
async function addressOf(page: ChildProcess): Promise<string> {
  const errors: unknown[] = []
  page.stderr?.on('data', (piece) => errors.push(piece))
  const exit = once(page, 'exit').then(() => {
    throw new Error(`The page was not served: ${errors.join('')}`)
  })
  const [line] = await Promise.race([once(page.stdout ?? page, 'data'), exit])
  return String(line).trim()
}
