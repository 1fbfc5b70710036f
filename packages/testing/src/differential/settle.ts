import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'

const QUIET_ROUNDS = 2

interface Settling {
  /** Of a server of this process. */
  readonly port: number
  /** The longest time to wait for an end, in milliseconds. */
  readonly patience: number
  readonly countLines: () => number
}

/** Resolves when the ends have come and nothing more is heard of a case, however late it says something. */
export async function settle(ends: readonly Promise<unknown>[], settling: Settling): Promise<void> {
  const { port, patience, countLines } = settling
  await Promise.race([Promise.all(ends), sleep(patience)])
  for (let quiet = 0, before = -1; quiet < QUIET_ROUNDS; quiet++) {
    await goRound(port)
    if (countLines() !== before) quiet = 0
    before = countLines()
  }
}

/** What has been begun before it, in whatever queue, has had its turn after it: the file system, sockets, callbacks. */
async function goRound(port: number): Promise<void> {
  await Promise.all([stat('.'), once(connect(port, '127.0.0.1').on('connect', end), 'close')])
  for (let i = 0; i < 5; i++) await turn()
}

function end(this: { destroy: () => unknown }): void {
  this.destroy()
}
