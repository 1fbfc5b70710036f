import cluster from 'node:cluster'
import { createServer, type Server } from 'node:http'
import { collectVodMetrics } from '@vod-errors/prometheus'
import { AggregatorRegistry } from 'prom-client'

/** In the primary process: starts the workers, and serves the sum of their metrics. */
export function startPrimary(workers: number): Server {
  const registry = new AggregatorRegistry()
  for (let i = 0; i < workers; i++) cluster.fork()
  return createServer((_req, res) => {
    registry.clusterMetrics().then(
      (metrics) => res.setHeader('content-type', registry.contentType).end(metrics),
      // A worker did not reply within five seconds.
      () => res.writeHead(503).end(),
    )
  })
}

/** In each worker, before it listens. */
export function collectInWorker(): void {
  collectVodMetrics()
  // Replies to the primary, from now on.
  new AggregatorRegistry()
}
