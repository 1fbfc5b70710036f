import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { portOf, request, urlOf } from '@vod-errors/testing'

/** A request that keeps the connection open. */
export const PLAIN_GET = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'

/** Opens a connection that waits for the response or, if `body` is given, has received its first byte. */
export async function open(server: Server, body?: PassThrough): Promise<Socket> {
  const socket = connect(portOf(server), '127.0.0.1').on('error', () => {})
  socket.write(PLAIN_GET)
  body?.write('half')
  await (body ? once(socket, 'data') : sleep(20))
  return socket.resume()
}

/** Requests the body, and resolves a moment later, when the app's 'error' event has been emitted. */
export async function receiveBody(server: Server) {
  const { status, text, isWhole } = await request(urlOf(server, '/'))
  await sleep(10)
  return { status, body: text, isWhole }
}
