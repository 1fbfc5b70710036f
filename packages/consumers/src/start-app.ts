import { join } from 'node:path'
import { startProgram } from '@vod-errors/testing'

const LOOPBACK = join(__dirname, '../apps/loopback.cjs')

/** An app that is listening. */
export interface RunningApp {
  readonly origin: string
  /** Stops the app and returns the lines that it has printed on stderr. */
  readonly stop: () => Promise<readonly string[]>
}

/** Starts an app of a project in its own process, on a free loopback port. */
export async function startApp(
  folder: string,
  file: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningApp> {
  const lines: string[] = []
  const options = { args: ['--require', LOOPBACK, file], cwd: folder, env }
  const { greeting, end } = await startProgram({ ...options, onLine: (line) => lines.push(line) })
  return {
    origin: greeting,
    async stop() {
      await end()
      return lines
    },
  }
}
