import { pathToFileURL } from 'node:url'
import { EXPRESS_TABLES, KOA_TABLES } from './cases.ts'
import type { ExpressHosts, Hosts, KoaHosts } from './hosts/host.ts'
import { ON_HTTP2 } from './hosts/host.ts'
import { makeExpressApp } from './hosts/make-express-app.ts'
import { makeKoaApp } from './hosts/make-koa-app.ts'
import type { Job } from './job.ts'
import type { Observation } from './observation.ts'
import { type Place, runCase } from './run-case.ts'
import { openStage } from './stage.ts'
import { watchProcess } from './watch-process.ts'

// Runs as a process of its own: without a test runner's realm and listeners, and with ES modules as they are in a BFF.
const [, , hostFile = '', mounting, watching] = process.argv
// Stacks have their first line only: their frames tell where the handler is mounted, and how busy the process is.
Error.stackTraceLimit = 0
const { hosts }: { hosts: Hosts } = await import(pathToFileURL(hostFile).href)
const isMounted = mounting === 'mounted'
const watch = watching === 'alone' ? { takeLines: () => [] } : watchProcess()
const place: Place = { stage: await openStage(), watch }

process.on('message', async (job: Job) => {
  const observation = await (hosts.family === 'express' ? runExpress(hosts, job) : runKoa(hosts, job))
  process.send?.({ observation })
})
process.send?.('ready')

async function runExpress({ frameworks, vodErrorHandler }: ExpressHosts, job: Job): Promise<Observation> {
  const { row, framework } = found(EXPRESS_TABLES[job.table]?.[job.row], frameworks[job.host])
  const { requests, drive } = row
  return await runCase(place, {
    ...{ framework, requests, drive, isHttp2: false, patience: job.patience },
    makeApp: (scene, witness) =>
      makeExpressApp(row, scene, { handler: isMounted ? vodErrorHandler() : undefined, witness }),
  })
}

async function runKoa({ frameworks, vodErrorHandler }: KoaHosts, job: Job): Promise<Observation> {
  const isHttp2 = job.host.endsWith(ON_HTTP2)
  const name = isHttp2 ? job.host.slice(0, -ON_HTTP2.length) : job.host
  const { row, framework } = found(KOA_TABLES[job.table]?.[job.row], frameworks[name])
  const { requests, drive } = row
  return await runCase(place, {
    ...{ framework, requests, drive, isHttp2, patience: job.patience },
    makeApp: (scene, witness) =>
      makeKoaApp(row, scene, { handler: isMounted ? vodErrorHandler() : undefined, witness }),
  })
}

function found<Row, Framework>(row: Row | undefined, framework: Framework | undefined) {
  if (row === undefined || framework === undefined) throw new Error('No such case')
  return { row, framework }
}
