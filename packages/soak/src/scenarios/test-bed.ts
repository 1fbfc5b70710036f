import type { Fault } from '@vod-errors/emulator'
import { Pool } from 'undici'
import { Ledger } from '../load/ledger.ts'
import { createLogReader } from '../load/read-log.ts'
import { Tally } from '../load/tally.ts'
import { ServerProcess } from '../servers/server-process.ts'

/** Options of {@link startTestBed}. */
export interface TestBedSettings {
  /** The port of VOD. Default: any free port. */
  readonly port?: number
  readonly faults: readonly Fault[]
  /** The timeout of every call to VOD, in milliseconds. */
  readonly timeout: number
  /** Connections to each BFF. */
  readonly connections: number
}

/** A BFF and the connections to it. */
export interface Bff {
  readonly server: ServerProcess
  readonly pool: Pool
}

/** The emulated VOD and a BFF on each framework, each in its own process, and the records about their requests. */
export interface TestBed {
  /** Replaced after a restart. */
  upstream: ServerProcess
  readonly bffs: readonly Bff[]
  readonly ledger: Ledger
  /** `wrong response`, `missing response` and `unexpected log line`, with the first example of each. */
  readonly problems: Tally
}

/** Starts all three. The caller stops them. */
export async function startTestBed({
  port = 0,
  faults,
  timeout,
  connections,
}: TestBedSettings): Promise<TestBed> {
  const ledger = new Ledger()
  const problems = new Tally()
  const onLine = createLogReader(ledger, problems)
  const upstream = await startUpstream(port, faults)

  async function startBff(host: string): Promise<Bff> {
    const args = [host.toLowerCase(), upstream.endpoint, String(timeout)]
    const server = await ServerProcess.start({ name: host, file: 'bff.ts', args, onLine })
    const pool = new Pool(server.endpoint, { connections, headersTimeout: 120_000, connectTimeout: 60_000 })
    return { server, pool }
  }

  const bffs = await Promise.all(['Express', 'Koa'].map(startBff))
  return { upstream, bffs, ledger, problems }
}

/** Starts the emulated VOD on a port; 0 picks a free one. */
export function startUpstream(port: number, faults: readonly Fault[]): Promise<ServerProcess> {
  return ServerProcess.start({
    name: 'VOD',
    file: 'upstream.ts',
    args: [String(port), JSON.stringify(faults)],
  })
}

/** Kills all processes. */
export async function stopTestBed({ upstream, bffs }: TestBed): Promise<void> {
  await closePools(bffs)
  await Promise.all([upstream, ...bffs.map(({ server }) => server)].map((server) => server.kill()))
}

/** Closes every connection to the BFFs. */
export async function closePools(bffs: readonly Bff[]): Promise<void> {
  await Promise.all(bffs.map(({ pool }) => pool.destroy()))
}

/** Records the calls since the last time, from VOD's journal, in the ledger. Resolves to their number. */
export async function recordCalls({ upstream, ledger }: TestBed): Promise<number> {
  const calls = await upstream.query('calls')
  for (const { path, requestId } of calls) ledger.recordCall(path.split('/').at(-1) ?? '', requestId)
  return calls.length
}
