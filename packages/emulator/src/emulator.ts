import { createServer, type Server } from 'node:http'
import { type AccountState, checkAccountState } from './account.ts'
import type { Credentials } from './bce-auth.ts'
import type { Fault } from './faults/fault.ts'
import type { RequestRecord } from './journal.ts'
import { type EmulatorOptions, settingsFrom } from './options.ts'
import { Emulation } from './server/emulation.ts'
import { createRequestListener } from './server/request-listener.ts'

/** A local VOD. It keeps its state across `stop()` and `start()`; only `reset()` restores the seed. */
export interface VodEmulator {
  /** Its address, `http://127.0.0.1:PORT`, to use as the SDK's `endpoint`. Throws an Error while it is not running. */
  readonly endpoint: string
  /** The key pair with full access, to use as the SDK's `credentials`. */
  readonly credentials: Credentials
  /** The key pair that can only read. */
  readonly readOnlyCredentials: Credentials
  /** The state of the account. Every call fails unless it is `active`. Throws a TypeError for an unknown state. */
  account: AccountState
  /**
   * A copy of the journal: the last 100,000 calls in the order of arrival, fewer if their URLs are long. Requests to the
   * admin routes are not recorded. `reset()` empties it.
   */
  readonly requests: readonly RequestRecord[]
  /** Starts listening, unless it already does. Rejects with Node's error if it cannot, for example if the port is in use. */
  start(): Promise<void>
  /** Stops listening and closes every connection, even hanging ones. Does nothing if it is not running. */
  stop(): Promise<void>
  /**
   * Queues a fault for the next request, or for the next requests that match it. Faults are used in the order in which they
   * were queued. Throws a TypeError "Expected `x` to be …, got …" for an invalid fault, and beyond 1,000 faults or 64 MiB.
   */
  failNext(fault: Fault): void
  /** Restores the seed of media, tasks, uploads and account, and empties the fault queue and the journal. */
  reset(): void
}

/**
 * Creates a local VOD that looks like the real one to the SDK. Throws a TypeError for invalid options.
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
