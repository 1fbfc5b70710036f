import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the ephemeral ports of Linux (from 32768), macOS and Windows (from 49152). */
const LOWEST = 20_000
const HIGHEST = 32_000

const MAX_TRIES = 20

/**
 * Finds a free port outside the ephemeral range. It stays free while VOD is down, because the system does not assign it to
 * outgoing connections.
 *
 * @throws {Error} Node's EADDRINUSE error if all ports that were tried are taken.
 */
export async function findNonEphemeralPort(tries = MAX_TRIES): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
  try {
    await listenOnce(port)
    return port
  } catch (error) {
    if (tries <= 1) throw error
    return findNonEphemeralPort(tries - 1)
  }
}

async function listenOnce(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}
