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
    storms[part] = await runStorm(part, { ...options, isPinned, onStart: say })
  }
  const calls = parts.includes('in-process')
    ? await told('In process', () => runInProcess(isPinned))
    : undefined
  const growth = parts.includes('growth') ? await told('Growth', () => runGrowth(isPinned)) : undefined
  const transport = parts.includes('transport')
    ? await told('Transport', () => runTransport(isPinned))
    : undefined
  return { storms, ...(calls && { calls }), ...(growth && { growth }), ...(transport && { transport }) }
}

async function told<Result>(what: string, run: () => Promise<Result>): Promise<Result> {
  say(what)
  return await run()
}

/** Progress goes to stderr, tables to stdout. */
function say(text: string): void {
  console.error(`… ${text}`)
}

async function main(options: Options): Promise<void> {
  const isPinned = canPin()
  if (!isPinned)
    say('No taskset, or one core: server and load are not kept apart, and the figures are worth less')
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
  say(`Wrote ${DOCS}/bench.json, bench.svg and bench.md`)
}

const options = readOptions(process.argv.slice(2))
if (options) await main(options)
else console.log(USAGE)
