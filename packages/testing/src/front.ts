import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { type Duplex, Transform } from 'node:stream'
import { createServer as createTlsServer } from 'node:tls'
import { listen, portOf } from './listen.ts'

/** What stands before a server, and how. */
export interface FrontOptions {
  /** Where the server listens, `http://127.0.0.1:PORT`. */
  readonly endpoint: string
  /** The front speaks TLS with these, and the server behind it does not. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Milliseconds that a byte takes there and back; none if left out. */
  readonly roundTrip?: number
}

/** Passes bytes on to a server, and counts the connections. */
export interface Front {
  /** Where it listens, with the scheme that it speaks. */
  readonly endpoint: string
  /** Connections so far; of TLS, those whose handshake is done. */
  readonly accepted: number
  /** Those that are open. */
  readonly open: number
  /** The most that were open at once. */
  readonly most: number
  /** Resolves when the number of open connections is as asked for. */
  readonly until: (isReached: (open: number) => boolean) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts a front on a free port of the loopback interface. */
export async function openFront({ endpoint, tls, roundTrip = 0 }: FrontOptions): Promise<Front> {
  const { protocol, port } = new URL(endpoint)
  const sockets = new Set<Socket>()
  const changes = new Transform()
  let accepted = 0
  let most = 0
  const onConnection = (socket: Socket) => {
    accepted += 1
    sockets.add(socket)
    most = Math.max(most, sockets.size)
    socket.once('close', () => {
      sockets.delete(socket)
      changes.emit('change')
    })
    changes.emit('change')
    // A connection is opened by one round trip.
    setTimeout(() => join(socket, connect(Number(port), '127.0.0.1'), roundTrip / 2), roundTrip)
  }
  const server = tls ? createTlsServer(tls, onConnection) : createServer(onConnection)
  // A handshake that the client breaks off is no failure of the test's.
  server.on('tlsClientError', () => {})
  await listen(server)
  return {
    endpoint: `${tls ? 'https:' : protocol}//127.0.0.1:${portOf(server)}`,
    get accepted() {
      return accepted
    },
    get open() {
      return sockets.size
    },
    get most() {
      return most
    },
    until: async (isReached) => {
      while (!isReached(sockets.size)) await once(changes, 'change')
    },
    stop: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

function join(near: Socket, far: Socket, delay: number): void {
  near.on('error', () => {}).once('close', () => far.destroy())
  // What is still on its way gets through: only a connection that breaks off is cut.
  far.on('error', () => near.destroy())
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    const way: Duplex = delay > 0 ? from.pipe(late(delay)) : from
    way.pipe(to)
  }
}

/** Each chunk comes so many milliseconds later, whatever is before it. */
function late(milliseconds: number): Transform {
  return new Transform({
    transform(chunk, _encoding, done) {
      setTimeout(() => this.push(chunk), milliseconds)
      done()
    },
    flush(done) {
      setTimeout(done, milliseconds)
    },
  })
}
