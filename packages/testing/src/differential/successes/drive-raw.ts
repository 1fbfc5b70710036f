import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { exchangeBytes } from '../../exchange-bytes.ts'
import { close, listen, portOf, urlOf } from '../../listen.ts'

/** Sends bytes to an app, and returns every byte that comes back until the server ends the connection. */
export function driveRaw(request: string): (listener: RequestListener) => Promise<unknown> {
  return async (listener) => {
    const server = await listen(listener)
    const bytes = await exchangeBytes(server, request)
    await close(server)
    return bytes
  }
}

/** Upgrades to WebSocket beside an app, and lets the app serve a request on the same server too. */
export async function driveWebSocket(listener: RequestListener): Promise<unknown> {
  const { WebSocket, WebSocketServer } = await import('ws')
  const server = await listen(listener)
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => socket.on('message', (text) => socket.send(`heard ${text}`)))
  const client = new WebSocket(`ws://127.0.0.1:${portOf(server)}`)
  await once(client, 'open')
  client.send('hello')
  const [heard] = await once(client, 'message')
  const { status } = await fetch(urlOf(server, '/'))
  client.terminate()
  sockets.close()
  await close(server)
  return { heard: String(heard), status }
}

/** Requests that no client library sends, and how they end. */
export const RAW_REQUESTS: Readonly<Record<string, string>> = {
  'HTTP/1.0': 'GET / HTTP/1.0\r\n\r\n',
  'HTTP/1.0, kept alive': 'GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n',
  'two requests at once':
    'GET / HTTP/1.1\r\nhost: x\r\n\r\nGET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
  'Expect: 100-continue':
    'POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}',
  'a body in chunks':
    'POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  'an upgrade that nobody serves':
    'GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade, close\r\nupgrade: h2c\r\n\r\n',
}
