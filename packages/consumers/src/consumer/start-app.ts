import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { APPS } from '../root.ts'

/** Milliseconds from its start to its listening. */
const PATIENCE = 20_000

/** What to start. */
export interface AppOptions {
  /** The path of the Node that runs it. */
  readonly node: string
  readonly folder: string
  /** Relative to the folder. */
  readonly file: string
  readonly env?: Readonly<Record<string, string>>
}

/** An app that listens. */
export interface RunningApp {
  readonly origin: string
  /** Ends it and returns what it printed. */
  readonly stop: () => Promise<{ readonly stdout: string; readonly stderr: string }>
}

/**
 * Starts an app as a process of its own, on loopback and at a free port, whichever it says.
 *
 * @throws {Error} with what it printed, if it ends or keeps silent instead of listening.
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
  const told = once(child, 'message', { signal: AbortSignal.timeout(PATIENCE) })
  const ended = once(child, 'exit')
  return await Promise.race([told.then(([port]) => port), ended.then(() => undefined)]).catch(() => undefined)
}
