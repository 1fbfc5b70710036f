import { setTimeout as sleep } from 'node:timers/promises'
import type { Row } from '../report/row.ts'
import type { Figures } from '../servers/questions.ts'
import type { ServerProcess } from '../servers/server-process.ts'

/** How long a server may take to let go of what it held, in milliseconds. */
const PATIENCE = 5_000

/** What a server holds while nobody asks it for anything: timers, sockets and other handles, and listeners. */
export interface Rest {
  readonly server: ServerProcess
  readonly holds: string
}

/** What each server holds now. */
export function atRest(servers: readonly ServerProcess[]): Promise<readonly Rest[]> {
  return Promise.all(
    servers.map(async (server) => ({ server, holds: holdings(await server.ask('figures')) })),
  )
}

/** Waits until each server is back at what it held before, and says what it holds if it does not come to that. */
export function backAtRest(before: readonly Rest[]): Promise<readonly Row[]> {
  return Promise.all(before.map(backToStart))
}

async function backToStart({ server, holds }: Rest): Promise<Row> {
  const deadline = performance.now() + PATIENCE
  let now = holdings(await server.ask('figures'))
  while (now !== holds && performance.now() < deadline) {
    await sleep(200)
    now = holdings(await server.ask('figures'))
  }
  const isRed = now !== holds
  return {
    figure: `${server.name}, timers, handles and listeners afterwards`,
    value: isRed ? now : 'as before',
    bound: holds,
    isRed,
  }
}

function holdings({ resources, listeners }: Figures): string {
  const timers = { Timeout: 0, TCPSocketWrap: 0, ...resources }
  const held = Object.entries(timers).sort(([a], [b]) => a.localeCompare(b))
  const heard = Object.entries(listeners).map(([name, count]) => [`${name} listeners`, count])
  return [...held, ...heard].map(([name, count]) => `${count} ${name}`).join(', ')
}
