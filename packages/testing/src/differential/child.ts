import { pathToFileURL } from 'node:url'
import { EXPRESS_TABLES, KOA_TABLES } from './cases.ts'
import type { Hosts } from './hosts/host.ts'
import type { Job } from './job.ts'
import { LONG_PATIENCE, patienceUntilStill } from './patience.ts'
import type { Place } from './run-case.ts'
import { runOnHost } from './run-on-host.ts'
import { openStage } from './stage.ts'
import { watchProcess } from './watch-process.ts'

// Runs as a separate process: without a test runner's realm and listeners, and with ES modules as they are in a BFF.
const [, , hostFile = '', mounting, watching] = process.argv
// Stacks have their first line only: their frames tell where the handler is mounted, and how busy the process is.
Error.stackTraceLimit = 0
const { hosts }: { hosts: Hosts } = await import(pathToFileURL(hostFile).href)
const watch = watching === 'alone' ? { takeLines: () => [], count: () => 0 } : watchProcess()
const place: Place = { stage: await openStage(), watch }

process.on('message', async ({ host, table, row, isPatient }: Job) => {
  const patience = isPatient ? LONG_PATIENCE : patienceUntilStill(place.stage.goRound)
  const observation = await runOnHost(place, hosts, {
    row: { express: EXPRESS_TABLES[table]?.[row], koa: KOA_TABLES[table]?.[row] },
    ...{ host, patience, isMounted: mounting === 'mounted' },
  })
  process.send?.({ observation })
})
// Whoever started it may be stopped.
process.on('disconnect', () => process.exit())
// It may have been while this program loaded.
if (!process.connected) process.exit()
process.send?.('ready')
