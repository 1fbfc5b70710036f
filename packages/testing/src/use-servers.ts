import type { RequestListener, Server } from 'node:http'
import { close, listen } from './listen.ts'

/** Starts servers, and closes them after each test of the current describe block. */
export function useServers(): (listener: RequestListener) => Promise<Server> {
  const servers: Server[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map(close))
  })
  return async function serve(listener) {
    const server = await listen(listener)
    servers.push(server)
    return server
  }
}
