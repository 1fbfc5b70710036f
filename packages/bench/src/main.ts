import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildPrograms } from './build.ts'
import { isGroupName } from './contenders/groups.ts'
import { runGrowth } from './growth/run-growth.ts'
import { runInProcess } from './in-process/run-in-process.ts'
import { canPin } from './measure/pin.ts'
import { type Options, readOptions, USAGE } from './options.ts'
import { chartOf } from './report/chart.ts'
import { describeMachine } from './report/machine.ts'
import { describe, pageOf } from './report/page.ts'
import type { Results, Run } from './report/results.ts'
import { plainTable } from './report/table.ts'
import { tablesOf } from './report/tables.ts'
import { runStorm, type StormResult } from './storm/run-storm.ts'
import { runTransport } from './transport/run-transport.ts'

const DOCS = fileURLToPath(new URL('../../../docs', import.meta.url))

async function measure(options: Options, isPinned: boolean): Promise<Results> {
  const { parts } = options
  const storms: Record<string, StormResult> = {}
  for (const part of parts.filter(isGroupName)) {
    storms[part] = await runStorm(part, { ...options, isPinned, onStart: printProgress })
  }
  const calls = parts.includes('in-process')
    ? await withProgress('In process', () => runInProcess(isPinned))
    : undefined
  const growth = parts.includes('growth')
    ? await withProgress('Growth', () => runGrowth(isPinned))
    : undefined
  const transport = parts.includes('transport')
    ? await withProgress('Transport', () => runTransport(isPinned))
    : undefined
  return { storms, ...(calls && { calls }), ...(growth && { growth }), ...(transport && { transport }) }
}

async function withProgress<Result>(what: string, run: () => Promise<Result>): Promise<Result> {
  printProgress(what)
  return await run()
}

/** Progress goes to stderr, tables go to stdout. */
function printProgress(text: string): void {
  console.error(`… ${text}`)
}

async function main(options: Options): Promise<void> {
  const isPinned = canPin()
  if (!isPinned)
    printProgress(
      'No taskset, or only one core: server and load share a core, so the figures are less reliable',
    )
  const machine = describeMachine(isPinned)
  await buildPrograms()
  const results = await measure(options, isPinned)
  console.log(`\n${describe(machine)}`)
  for (const table of tablesOf(results)) console.log(plainTable(table))
  if (!options.isWhole) return
  const { starts, rounds, seconds, connections } = options
  const command = ['npx pnpm@12 bench', ...process.argv.slice(2)].join(' ')
  await writeDocs({
    date: new Date().toISOString(),
    command,
    starts,
    rounds,
    seconds,
    connections,
    machine,
    ...results,
  })
}

async function writeDocs(run: Run): Promise<void> {
  await mkdir(DOCS, { recursive: true })
  await writeFile(`${DOCS}/bench.json`, `${JSON.stringify(run)}\n`)
  await writeFile(`${DOCS}/bench.svg`, chartOf(run))
  await writeFile(`${DOCS}/bench.md`, pageOf(run))
  printProgress(`Wrote ${DOCS}/bench.json, bench.svg and bench.md`)
}

const options = readOptions(process.argv.slice(2))
if (options) await main(options)
else console.log(USAGE)
