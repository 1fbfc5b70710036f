import { createServer, type Server } from 'node:http'
import { type AccountState, checkAccountState } from './account.ts'
import type { Credentials } from './bce-auth.ts'
import type { Fault } from './faults/fault.ts'
import type { RequestRecord } from './journal.ts'
import { type EmulatorOptions, settingsFrom } from './options.ts'
import { Emulation } from './server/emulation.ts'
import { createRequestListener } from './server/request-listener.ts'

/** A local VOD. It keeps what it knows when it is stopped and started again; only `reset()` goes back to the seed. */
export interface VodEmulator {
  /** Where it listens, `http://127.0.0.1:PORT`: the SDK's `endpoint`. Throws an Error while it is not running. */
  readonly endpoint: string
  /** The key pair that may do everything: the SDK's `credentials`. */
  readonly credentials: Credentials
  /** The key pair that may only read. */
  readonly readOnlyCredentials: Credentials
  /** The state of the account; every call is refused unless it is `active`. Throws a TypeError for an unknown state. */
  account: AccountState
  /** Every call so far in the order of arrival, without those to the admin routes; a copy, empty after `reset()`. */
  readonly requests: readonly RequestRecord[]
  /** Starts to listen. Does nothing if it listens already; rejects with node's error if it cannot, as for a port in use. */
  start(): Promise<void>
  /** Stops to listen and closes every connection, also those that hang. Does nothing if it is not running. */
  stop(): Promise<void>
  /**
   * Puts a fault in line for the next request, or for the next ones that it is meant for. Faults are met in the order
   * in which they were put. Throws a TypeError "Expected `x` to be …, got …" for a fault that is none.
   */
  failNext(fault: Fault): void
  /** Brings media, tasks, uploads and account back to the seed and empties the line of faults and the journal. */
  reset(): void
}

/**
 * Makes a local VOD that the real SDK cannot tell from the true one. Throws a TypeError for wrong options.
 *
 * @example
 * const vod = createVodEmulator()
 * await vod.start()
 * const client = new VodClient({ endpoint: vod.endpoint, credentials: vod.credentials })
 * vod.failNext({ code: 'RequestConflict' })
 */
export function createVodEmulator(options: EmulatorOptions = {}): VodEmulator {
  const settings = settingsFrom(options)
  const emulation = new Emulation(settings)
  let running: Promise<Server> | undefined
  let endpoint: string | undefined

  async function start(): Promise<void> {
    running ??= listen(emulation)
    try {
      endpoint = endpointOf(await running)
    } catch (error) {
      running = undefined
      throw error
    }
  }

  async function stop(): Promise<void> {
    const stopping = running
    if (!stopping) return
    running = undefined
    const server = await stopping
    endpoint = undefined
    await close(server)
  }

  return {
    get endpoint() {
      if (endpoint === undefined) throw new Error('The emulator is not running: await start() first')
      return endpoint
    },
    credentials: settings.credentials,
    readOnlyCredentials: settings.readOnlyCredentials,
    get account() {
      return emulation.account
    },
    set account(state) {
      emulation.account = checkAccountState(state)
    },
    get requests() {
      return emulation.journal.records
    },
    start,
    stop,
    failNext: (fault) => emulation.faults.add([fault]),
    reset: () => emulation.reset(),
  }
}

function listen(emulation: Emulation): Promise<Server> {
  const { port, host } = emulation.settings
  const server = createServer(createRequestListener(emulation))
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function endpointOf(server: Server): string {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The emulator has no TCP address')
  const { address, family, port } = bound
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`
}
