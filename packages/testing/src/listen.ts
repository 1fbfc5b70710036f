import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Server as NetServer } from 'node:net'

/** Starts a listener, or any server, on a free port of the loopback interface. The caller closes it. */
export async function listen(listener: RequestListener): Promise<Server>
export async function listen<AnyServer extends NetServer>(server: AnyServer): Promise<AnyServer>
export async function listen(app: RequestListener | NetServer): Promise<NetServer> {
  const server = typeof app === 'function' ? createServer(app) : app
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** Closes a server and all its connections at once. */
export async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

/** The port of a server that listens. */
export function portOf(server: NetServer): number {
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The server is not listening on a port')
  return address.port
}

/** The URL of a path on a server that listens, `http://127.0.0.1:3000/media`. */
export function urlOf(server: NetServer, path = ''): string {
  return `http://127.0.0.1:${portOf(server)}${path}`
}
