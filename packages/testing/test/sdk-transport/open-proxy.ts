import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  request as startRequest,
} from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { listen, portOf } from '../../src/listen.ts'

/** A proxy for HTTP, and for tunnels. */
export interface HttpProxy {
  readonly port: number
  /** Whether it refuses tunnels. */
  isRefusing: boolean
  /** Whether it takes tunnels and never says so. */
  isSilent: boolean
  /** Resolves when nobody is connected. */
  readonly untilUnused: () => Promise<void>
  /** Cuts all connections. */
  readonly breakOff: () => void
  readonly stop: () => void
}

type OnRequest = (line: string, headers: IncomingHttpHeaders) => void

/** Starts a proxy that calls back with a line for each request, and its headers. */
export async function openProxy(onRequest: OnRequest): Promise<HttpProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    onRequest(`${request.method} ${request.url}`, request.headers)
    passOn(request, response)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      server.emit('left')
    })
  })
  server.on('connect', ({ url, headers }, socket) => {
    onRequest(`CONNECT ${url}`, headers)
    if (proxy.isSilent) return void socket.on('end', () => socket.end()).resume()
    if (proxy.isRefusing) socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    else tunnel(socket, Number(url?.split(':').at(-1)))
  })
  const breakOff = () => {
    for (const socket of sockets) socket.destroy()
  }
  const stop = () => {
    breakOff()
    server.close()
  }
  const untilUnused = async () => {
    while (sockets.size > 0) await once(server, 'left')
  }
  const port = portOf(await listen(server))
  const proxy: HttpProxy = { port, isRefusing: false, isSilent: false, untilUnused, breakOff, stop }
  return proxy
}

const passOn: RequestListener = (request, response) => {
  const { pathname, search, port } = new URL(request.url ?? '')
  const { method, headers } = request
  const onwards = startRequest({ port, method, path: pathname + search, headers }, (incoming) => {
    response.writeHead(incoming.statusCode ?? 502, incoming.headers)
    incoming.pipe(response)
  })
  request.pipe(onwards)
}

function tunnel(socket: Duplex, port: number): void {
  const far = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
  far.on('error', () => socket.destroy()).on('close', () => socket.destroy())
  socket.on('error', () => {}).on('close', () => far.destroy())
  socket.pipe(far).pipe(socket)
}
