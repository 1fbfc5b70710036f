import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { PassThrough } from 'node:stream'
import { portOf, request, settled, urlOf } from '@vod-errors/testing'

/** A request that keeps the connection open. */
export const PLAIN_GET = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'

/** Opens a connection whose request has arrived or, if `body` is given, has received its first byte. */
export async function open(server: Server, body?: PassThrough): Promise<Socket> {
  const socket = connect(portOf(server), '127.0.0.1').on('error', () => {})
  const arrived = once(server, 'request')
  socket.write(PLAIN_GET)
  body?.write('half')
  await (body ? once(socket, 'data') : arrived)
  await settled()
  return socket.resume()
}

/** Requests the body, and resolves a few turns later, when the app's 'error' event has been emitted. */
export async function receiveBody(server: Server) {
  const { status, text, isWhole } = await request(urlOf(server, '/'))
  await settled()
  return { status, body: text, isWhole }
}
