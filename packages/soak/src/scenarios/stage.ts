import type { Fault } from '@vod-errors/emulator'
import { Pool } from 'undici'
import { Ledger } from '../load/ledger.ts'
import { createLogReader } from '../load/read-log.ts'
import { Tally } from '../load/tally.ts'
import { ServerProcess } from '../servers/server-process.ts'

/** How a stage is set up. */
export interface StageSettings {
  /** Of VOD; by default any free one. */
  readonly port?: number
  readonly faults: readonly Fault[]
  /** Of every call to VOD, in milliseconds. */
  readonly timeout: number
  /** Connections to each BFF. */
  readonly connections: number
}

/** A BFF and the connections to it. */
export interface Bff {
  readonly server: ServerProcess
  readonly pool: Pool
}

/** The emulated VOD and a BFF of each framework, each a process of its own, and the books about them. */
export interface Stage {
  /** Another one after a restart. */
  upstream: ServerProcess
  readonly bffs: readonly Bff[]
  readonly ledger: Ledger
  /** `wrong answer`, `no answer`, `unexpected line`, with the first example of each. */
  readonly troubles: Tally
}

/** Starts all three. The caller closes them. */
export async function openStage({ port = 0, faults, timeout, connections }: StageSettings): Promise<Stage> {
  const ledger = new Ledger()
  const troubles = new Tally()
  const onLine = createLogReader(ledger, troubles)
  const upstream = await startUpstream(port, faults)

  async function startBff(host: string): Promise<Bff> {
    const args = [host.toLowerCase(), upstream.endpoint, String(timeout)]
    const server = await ServerProcess.start({ name: host, file: 'bff.ts', args, onLine })
    const pool = new Pool(server.endpoint, { connections, headersTimeout: 120_000, connectTimeout: 60_000 })
    return { server, pool }
  }

  const bffs = await Promise.all(['Express', 'Koa'].map(startBff))
  return { upstream, bffs, ledger, troubles }
}

/** Starts the emulated VOD on a port; 0 is any free one. */
export function startUpstream(port: number, faults: readonly Fault[]): Promise<ServerProcess> {
  return ServerProcess.start({
    name: 'VOD',
    file: 'upstream.ts',
    args: [String(port), JSON.stringify(faults)],
  })
}

/** Ends every process. */
export async function closeStage({ upstream, bffs }: Stage): Promise<void> {
  await closePools(bffs)
  await Promise.all([upstream, ...bffs.map(({ server }) => server)].map((server) => server.kill()))
}

/** Closes every connection to the BFFs. */
export async function closePools(bffs: readonly Bff[]): Promise<void> {
  await Promise.all(bffs.map(({ pool }) => pool.destroy()))
}

/** Puts what VOD's journal has since the last time into the ledger; resolves to the number of calls. */
export async function takeCalls({ upstream, ledger }: Stage): Promise<number> {
  const calls = await upstream.ask('calls')
  for (const { path, requestId } of calls) ledger.called(path.split('/').at(-1) ?? '', requestId)
  return calls.length
}
