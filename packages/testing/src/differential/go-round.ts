import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { listen, portOf } from '../listen.ts'

const TURNS = 5

/**
 * What has been begun before it, in whatever queue, has had its turn after it: sockets, callbacks and, in a process with
 * `UV_THREADPOOL_SIZE=1`, files and compression.
 */
export type GoRound = () => Promise<void>

/** Opens a connection of this process to itself, which lives as long as the process. */
export async function openRounds(): Promise<GoRound> {
  const server = await listen(createServer((socket) => socket.pipe(socket)))
  const socket = connect(portOf(server), '127.0.0.1')
  await once(socket.setNoDelay(), 'connect')
  const echo = async () => {
    socket.write('x')
    await once(socket, 'data')
  }
  return async function goRound() {
    await Promise.all([stat('.'), echo()])
    for (let i = 0; i < TURNS; i++) await turn()
  }
}
