import cluster from 'node:cluster'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createApp } from '@vod-errors-examples/express-bff'
import { openVod } from '@vod-errors-examples/vod-client'
import pino from 'pino'
import { collectInWorker, startPrimary } from '../src/cluster.ts'

// A BFF with two workers. Prints the ports of the BFF and of the metrics as JSON.

async function runPrimary(): Promise<void> {
  const metrics = startPrimary(2).listen(0, '127.0.0.1')
  await once(metrics, 'listening')
  const workers = Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? [])
  // All workers listen on one port.
  const listening = await Promise.all(workers.map((worker) => once(worker, 'listening')))
  const [address] = listening.flat()
  console.log(JSON.stringify({ bff: address.port, metrics: (metrics.address() as AddressInfo).port }))
}

async function runWorker(): Promise<void> {
  collectInWorker()
  const { vod } = await openVod(process.env)
  createApp(vod, pino({ enabled: false })).listen(0, '127.0.0.1')
}

await (cluster.isPrimary ? runPrimary() : runWorker())
