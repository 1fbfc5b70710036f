import type { Server } from 'node:http'
import { connect } from 'node:net'
import { portOf } from './listen.ts'

/** When the client ends the connection. */
interface Limits {
  /** As a browser that leaves, after so many milliseconds. */
  readonly leaveAfter?: number
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
  const { leaveAfter, leaveOn, timeout = 0 } = limits
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
  if (leaveAfter !== undefined) setTimeout(() => socket.destroy(), leaveAfter)
  return new Promise((resolve) => {
    socket.once('close', () => resolve({ bytes: Buffer.concat(chunks), error }))
  })
}
