import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a server and its figures are: the first line that a program of this package prints. */
export interface Announcement {
  readonly url: string
  readonly figuresUrl: string
}

/**
 * Serves the figures of this process as JSON beside its server, prints both addresses, and ends with the process that started
 * this one.
 */
export async function announce(url: string, readFigures: () => unknown): Promise<void> {
  const figures = createServer(async (_request, response) => {
    response.setHeader('connection', 'close').end(JSON.stringify(await readFigures()))
  })
  const figuresUrl = await listenLocally(figures)
  console.log(JSON.stringify({ url, figuresUrl } satisfies Announcement))
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
