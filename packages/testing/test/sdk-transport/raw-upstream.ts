import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { listen, urlOf } from '../../src/listen.ts'

/** A server that does with each request what the test says. */
export interface RawUpstream {
  readonly endpoint: string
  /** Every request so far: its method, its path, and the number of its connection, from 1. */
  readonly requests: readonly string[]
  readonly stop: () => Promise<void>
}

/** One request, on a connection that has had so many before it. */
export interface RawRequest {
  readonly socket: Socket
  /** Of this one on its connection, from 1. */
  readonly turn: number
  /** Of its connection, from 1. */
  readonly connection: number
}

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

/** A good response, after which the connection stays open. */
export function respond(socket: Socket, body: string | Buffer = '{}'): void {
  socket.write(`${OK}content-length: ${Buffer.byteLength(body)}\r\n\r\n`)
  socket.write(body)
}

/** Starts a server that knows no HTTP: requests without a body, and those whose head and body come in one. */
export async function openRawUpstream(onRequest: (request: RawRequest) => void): Promise<RawUpstream> {
  const sockets = new Set<Socket>()
  const requests: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    const connection = sockets.size
    let turn = 0
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const [method, path] = chunk.toString('latin1').split(' ', 2)
      requests.push(`${method} ${path} #${connection}`)
      turn += 1
      onRequest({ socket, turn, connection })
    })
  })
  await listen(server)
  return {
    endpoint: urlOf(server),
    requests,
    stop: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
