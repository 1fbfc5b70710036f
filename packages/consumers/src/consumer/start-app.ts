import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { APPS } from '../root.ts'

/** The most milliseconds from start to listening. */
const TIMEOUT = 20_000

/** Options of {@link startApp}. */
export interface AppOptions {
  /** The path of the Node binary. */
  readonly node: string
  readonly folder: string
  /** Relative to `folder`. */
  readonly file: string
  readonly env?: Readonly<Record<string, string>>
}

/** An app that is listening. */
export interface RunningApp {
  readonly origin: string
  /** Stops the app and returns its output. */
  readonly stop: () => Promise<{ readonly stdout: string; readonly stderr: string }>
}

/**
 * Starts an app in its own process, on a free loopback port instead of the app's own.
 *
 * @throws {Error} with the app's output if it exits or does not listen in time.
 */
export async function startApp({ node, folder, file, env }: AppOptions): Promise<RunningApp> {
  const child = spawn(node, ['--require', join(APPS, 'loopback.cjs'), file], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const printed = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')))
  const stop = async () => {
    if (child.connected) child.disconnect()
    const [stdout = '', stderr = ''] = await printed
    return { stdout, stderr }
  }
  const port = await portOf(child)
  if (port !== undefined) return { origin: `http://127.0.0.1:${port}`, stop }
  const { stdout, stderr } = await stop()
  throw new Error(`${file} did not listen: ${stderr || stdout || 'it printed nothing'}`)
}

async function portOf(child: ChildProcess): Promise<unknown> {
  const listening = once(child, 'message', { signal: AbortSignal.timeout(TIMEOUT) })
  const exited = once(child, 'exit')
  return await Promise.race([listening.then(([port]) => port), exited.then(() => undefined)]).catch(
    () => undefined,
  )
}
