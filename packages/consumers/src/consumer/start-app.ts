import { join } from 'node:path'
import { startProgram } from '@vod-errors/testing'
import { APPS } from '../root.ts'

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
  /** Stops the app and returns what it has printed on stderr. */
  readonly stop: () => Promise<{ readonly stderr: string }>
}

/** Starts an app in its own process, on a free loopback port. */
export async function startApp({ node, folder, file, env = {} }: AppOptions): Promise<RunningApp> {
  const lines: string[] = []
  const { greeting, end } = await startProgram({
    command: node,
    args: ['--require', join(APPS, 'loopback.cjs'), file],
    ...{ cwd: folder, env },
    onLine: (line) => lines.push(line),
  })
  return {
    origin: greeting,
    async stop() {
      await end()
      return { stderr: lines.join('\n') }
    },
  }
}
