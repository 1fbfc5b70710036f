import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

/** Starts a server on a free port of the loopback interface. The caller stops it. */
export async function listenOnLoopback(listener: RequestListener): Promise<Server> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** Stops a server at once, open connections included. */
export async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

/** The port that a started server listens on. */
export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port')
  return address.port
}

/**
 * Sends a request, or several, and returns every byte that comes back until the connection ends: by the server or, after
 * `leaveAfter` milliseconds, by the browser.
 */
export async function exchangeBytes(
  server: Server,
  request: string,
  { leaveAfter }: { readonly leaveAfter?: number } = {},
): Promise<string> {
  const socket = connect(portOf(server), '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  // A connection that is cut is an answer too.
  socket.on('error', () => {})
  socket.write(request)
  if (leaveAfter !== undefined) setTimeout(() => socket.destroy(), leaveAfter)
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(chunks).toString('utf8')
}
