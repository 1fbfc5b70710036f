import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { portOf } from './listen.ts'
import { settled } from './turns.ts'

/** When the client ends the connection. */
interface Limits {
  /** As a browser that leaves, when it has received this text. */
  readonly leaveOn?: string
  /** After so many milliseconds without a byte, with an error. */
  readonly timeout?: number
}

/** What a connection carried until it ended. */
export interface Exchange {
  readonly bytes: Buffer
  /** Why it ended, if not by a regular close. */
  readonly error: Error | undefined
}

/** Sends one or several requests in one write on a new connection, and resolves to all that is received, as text. */
export async function exchangeBytes(server: Server, requests: string, limits?: Limits): Promise<string> {
  return (await exchange(server, requests, limits)).bytes.toString('utf8')
}

/** Does the same, and resolves to the bytes. Never rejects. */
export function exchange(server: Server, requests: string, limits: Limits = {}): Promise<Exchange> {
  const { leaveOn, timeout = 0 } = limits
  const chunks: Buffer[] = []
  let error: Error | undefined
  const socket = connect(portOf(server), '127.0.0.1')
  socket.setTimeout(timeout, () => socket.destroy(new Error('The response did not end in time')))
  socket.on('data', (chunk) => {
    chunks.push(chunk)
    if (leaveOn !== undefined && Buffer.concat(chunks).includes(leaveOn)) socket.destroy()
  })
  socket.on('error', (reason) => {
    error = reason
  })
  // A byte for each character, as HTTP headers are encoded.
  socket.write(requests, 'latin1')
  return new Promise((resolve) => {
    socket.once('close', () => resolve({ bytes: Buffer.concat(chunks), error }))
  })
}

/** When a browser leaves: when it has received the first bytes, or when a promise resolves. */
type Moment = 'at the first byte' | Promise<unknown>

/** Sends a request, and leaves, by default when the server has it. Resolves when the server has noticed. */
export async function sendAndLeave(server: Server, request: string, moment?: Moment): Promise<void> {
  const asked = once(server, 'request')
  const noticed = asked.then(([, response]) => once(response, 'close'))
  const socket = connect(portOf(server), '127.0.0.1').on('error', () => {})
  socket.write(request)
  await (moment === 'at the first byte' ? once(socket, 'data') : (moment ?? asked))
  socket.destroy()
  await noticed
  await settled()
}
