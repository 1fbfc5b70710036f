import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the ports that Linux (32768), macOS and Windows (49152) hand out. */
const LOWEST = 20_000
const HIGHEST = 32_000

const MOST_TRIES = 20

/**
 * Finds a free port that stays free while nobody listens on it: the system gives it to no connection as its own end.
 *
 * @throws {Error} node's, if every one that was tried is taken.
 */
export async function findSteadyPort(tries = MOST_TRIES): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
  try {
    await listenOnce(port)
    return port
  } catch (error) {
    if (tries <= 1) throw error
    return findSteadyPort(tries - 1)
  }
}

async function listenOnce(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}
