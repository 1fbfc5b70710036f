import { createServer, type RequestListener, type Server } from 'node:http'

/** A server that is listening. */
export interface Listening {
  /** `http://127.0.0.1:3001` */
  readonly origin: string
  readonly close: () => Promise<void>
}

/** Starts a server on the loopback interface. Rejects with Node's error, for example if the port is in use. */
export function listen(listener: RequestListener, port: number): Promise<Listening> {
  const server = createServer(listener)
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      resolve({ origin: originOf(server), close: () => close(server) })
    })
  })
}

function originOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address')
  return `http://127.0.0.1:${address.port}`
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
