import { once } from 'node:events'
import autocannon from 'autocannon'
import type { LoadOrder, LoadResult, LoadTarget } from './load-order.ts'

/** Seconds. Longer than any measurement: the load ends when a message arrives. */
const DAY = 86_400
/** Seconds. While all servers on a core are cold, some of the first requests take longer than the default of ten. */
const MINUTE = 60

/** Loads the servers in the first message. Stops at the second message and reports the results. */
process.once('message', (order: LoadOrder) => {
  const loads = order.targets.map((target) => load(target, order.connections))
  process.once(
    'message',
    () => void Promise.all(loads.map(resultOf)).then((results) => process.send?.(results)),
  )
})
process.on('disconnect', () => process.exit())

function load({ url, language }: LoadTarget, connections: number): autocannon.Instance {
  const headers = { accept: 'application/json', 'accept-language': language }
  return autocannon({ url, connections, headers, duration: DAY, timeout: MINUTE }, () => {})
}

async function resultOf(load: autocannon.Instance): Promise<LoadResult> {
  const done: Promise<autocannon.Result[]> = once(load, 'done')
  load.stop?.()
  const [result] = await done
  const stats = Object.entries(result?.statusCodeStats ?? {})
  return {
    statuses: Object.fromEntries(stats.map(([status, { count = 0 }]) => [status, count])),
    errors: result?.errors ?? 0,
  }
}
