import autocannon from 'autocannon'
import type { LoadOrder, LoadResult } from './load-order.ts'

/** Loads servers, one order after another, until whoever started it goes away. */
process.on('message', (order: LoadOrder) => void load(order).then((result) => process.send?.(result)))
process.on('disconnect', () => process.exit())

async function load({ url, language, connections, until }: LoadOrder): Promise<LoadResult> {
  const { requests, duration, latency, statusCodeStats, errors } = await autocannon({
    url,
    connections,
    ...('seconds' in until ? { duration: until.seconds } : { amount: until.requests }),
    sampleInt: 50,
    headers: { accept: 'application/json', 'accept-language': language },
  })
  const statuses = Object.entries(statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count])
  return {
    requestsPerSecond: requests.total / duration,
    p99: latency.p99,
    statuses: Object.fromEntries(statuses),
    errors,
  }
}
