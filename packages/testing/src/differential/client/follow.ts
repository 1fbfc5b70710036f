import type { Gates } from '../gates.ts'
import type { Patience } from '../patience.ts'
import type { Asking } from '../row.ts'
import type { Connection, Exchange } from './connection.ts'

/** How a client waits. */
export interface Waiting {
  readonly gates: Gates
  readonly patience: Patience
}

/** Sends the requests one after the other; returns in lines what arrives, the opening of gates among it. */
export async function followAll(
  connection: Connection,
  requests: readonly Asking[],
  waiting: Waiting,
): Promise<string[]> {
  const lines: string[] = []
  let last: Exchange | undefined
  for (const asking of requests) {
    last = connection.ask({ ...asking, headers: headersOf(asking, last) })
    lines.push(...(await follow(last, asking, waiting)))
  }
  lines.push(`connection is kept: ${await isKept(connection, waiting.patience)}`)
  return lines
}

/** On the connection of a response that never ends, the next one does not come either. */
async function isKept(connection: Connection, patience: Patience): Promise<boolean> {
  let isKept = false
  const told = connection.isKept().then((found) => {
    isKept = found
  })
  await patience.wait(told)
  return isKept
}

function headersOf({ headers, fromLast = {} }: Asking, last?: Exchange): Record<string, string> {
  const copied = Object.entries(fromLast).map(([name, from]) => [name, last?.header(from) ?? ''])
  return { ...headers, ...Object.fromEntries(copied) }
}

async function follow(exchange: Exchange, asking: Asking, waiting: Waiting): Promise<readonly string[]> {
  const { arrivals, leave } = exchange
  for (const name of asking.opens ?? []) {
    await arrivals.settle(waiting.patience)
    arrivals.add(`opens ${name} after ${arrivals.byteCount} bytes`)
    waiting.gates.open(name)
  }
  if (asking.leaves) {
    await arrivals.settle(waiting.patience)
    arrivals.end('leaves')
    leave()
  } else if (!(await arrivals.isOver(waiting.patience))) {
    arrivals.end('hangs')
    leave()
  }
  return arrivals.lines()
}
