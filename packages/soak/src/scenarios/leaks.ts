import { setTimeout as sleep } from 'node:timers/promises'
import type { Row } from '../report/row.ts'
import type { Figures } from '../servers/queries.ts'
import type { ServerProcess } from '../servers/server-process.ts'

/** How long a server may take to release its resources, in milliseconds. */
const RELEASE_TIMEOUT = 5_000

/** The timers, sockets, other handles and listeners that an idle server holds. */
export interface HeldResources {
  readonly server: ServerProcess
  readonly held: string
}

/** Reads what each server holds now. */
export function readResources(servers: readonly ServerProcess[]): Promise<readonly HeldResources[]> {
  return Promise.all(
    servers.map(async (server) => ({ server, held: describeHeld(await server.query('figures')) })),
  )
}

/** Waits until each server holds what it held before. The row is red, with what it still holds, if it never does. */
export function leakRows(before: readonly HeldResources[]): Promise<readonly Row[]> {
  return Promise.all(before.map(leakRow))
}

async function leakRow({ server, held }: HeldResources): Promise<Row> {
  const deadline = performance.now() + RELEASE_TIMEOUT
  let now = describeHeld(await server.query('figures'))
  while (now !== held && performance.now() < deadline) {
    await sleep(200)
    now = describeHeld(await server.query('figures'))
  }
  const isRed = now !== held
  return {
    figure: `${server.name}, timers, handles and listeners afterwards`,
    value: isRed ? now : 'as before',
    bound: held,
    isRed,
  }
}

function describeHeld({ resources, listeners }: Figures): string {
  const counts = { Timeout: 0, TCPSocketWrap: 0, ...resources }
  const handles = Object.entries(counts).sort(([a], [b]) => a.localeCompare(b))
  const listening = Object.entries(listeners).map(([name, count]) => [`${name} listeners`, count])
  return [...handles, ...listening].map(([name, count]) => `${count} ${name}`).join(', ')
}
