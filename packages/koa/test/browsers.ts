import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { openBrowser, portOf } from '@vod-errors/testing'

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

/** What a browser receives. Resolves a little later, after the app has noticed that the response ended. */
export async function ask(server: Server) {
  const browser = openBrowser(server)
  const { status, bytes, isWhole } = await browser.ask()
  browser.close()
  await sleep(10)
  return { status, body: bytes.toString(), isWhole }
}
