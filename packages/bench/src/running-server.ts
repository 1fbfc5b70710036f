import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RunningProgram, startProgram } from '@vod-errors/testing/start-program'

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
  const { url, figuresUrl } = JSON.parse(program.greeting)
  return { url, program, readFigures: async () => await (await fetch(figuresUrl)).json() }
}

/**
 * In the program: serves the figures of this process as JSON beside its server, prints both addresses, and ends with the
 * process that started this one.
 */
export async function announce(url: string, readFigures: () => unknown): Promise<void> {
  const figures = createServer(async (_request, response) => {
    response.setHeader('connection', 'close').end(JSON.stringify(await readFigures()))
  })
  console.log(JSON.stringify({ url, figuresUrl: await listenLocally(figures) }))
  process.stdin.on('end', () => process.exit()).resume()
}

/** Lets a server listen on a free port of the loopback interface, and returns its address. */
export function listenLocally(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
