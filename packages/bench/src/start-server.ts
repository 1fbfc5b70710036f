import { type RunningProgram, startProgram } from '@vod-errors/testing/start-program'
import type { Announcement } from './announce.ts'

/** A server in its own process. */
export interface RunningServer {
  readonly url: string
  readonly program: RunningProgram
  /** Its figures now. */
  readonly readFigures: () => Promise<unknown>
}

/** Starts a program that announces its server. */
export async function startServer(options: Parameters<typeof startProgram>[0]): Promise<RunningServer> {
  const program = await startProgram(options)
  const { url, figuresUrl }: Announcement = JSON.parse(program.greeting)
  return { url, program, readFigures: async () => await (await fetch(figuresUrl)).json() }
}
