import { createServer, type RequestListener, request as startRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { listen, portOf } from '../../src/listen.ts'

/** A proxy for HTTP, and for tunnels. */
export interface HttpProxy {
  readonly port: number
  /** Whether it refuses tunnels. */
  isRefusing: boolean
  readonly stop: () => void
}

/** Starts a proxy that calls back with a line for each request. */
export async function openProxy(onRequest: (line: string) => void): Promise<HttpProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    onRequest(`${request.method} ${request.url}`)
    passOn(request, response)
  })
  server.on('connection', (socket) => sockets.add(socket))
  server.on('connect', ({ url }, socket) => {
    onRequest(`CONNECT ${url}`)
    if (proxy.isRefusing) socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    else tunnel(socket, Number(url?.split(':')[1]))
  })
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  const proxy: HttpProxy = { port: portOf(await listen(server)), isRefusing: false, stop }
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
