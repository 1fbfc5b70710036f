import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { close } from '@vod-errors/testing/listen'
import { buildPrograms, PROGRAMS } from './build.ts'
import { chartOf } from './chart.ts'
import { isGroupName } from './contenders/groups.ts'
import { type GroupResult, measureGroup } from './measure-group.ts'
import { IN_PROCESS, type Options, readOptions, USAGE } from './options.ts'
import { pageOf, targetTable } from './page.ts'
import { nodeOnMeasuredCore, pin } from './pin.ts'
import { judge, judgeCalls, type Results } from './targets.ts'
import { startVod } from './vod.ts'

const DOCS = new URL('../../../docs/', import.meta.url)

async function main(options: Options): Promise<void> {
  const isPinned = pin()
  if (!isPinned) console.error('… No taskset, or only one core: the figures are less reliable')
  await buildPrograms()
  const results = await measureGroups({ ...options, isPinned })
  const calls = options.parts.includes(IN_PROCESS) ? timeCalls(isPinned) : {}
  const judged = judge(results)
  const table = targetTable(judged, options.parts.includes(IN_PROCESS) ? judgeCalls(calls) : [])
  console.log(`\n${table}`)
  if (!options.isWhole) return
  const command = ['npx pnpm@12 bench', ...process.argv.slice(2)].join(' ')
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version.slice(1)}`
  writeFileSync(new URL('bench.md', DOCS), pageOf({ ...options, isPinned, table, command, machine }))
  writeFileSync(new URL('bench.svg', DOCS), chartOf(judged))
}

async function measureGroups(options: Options & { readonly isPinned: boolean }): Promise<Results> {
  const vod = await startVod()
  const results: Record<string, GroupResult> = {}
  for (const part of options.parts.filter(isGroupName)) {
    results[part] = await measureGroup(part, options)
  }
  await close(vod)
  return results
}

/** Nanoseconds of calls that are too cheap to measure through a server. */
function timeCalls(isPinned: boolean): Readonly<Record<string, number>> {
  const { command, args } = nodeOnMeasuredCore(isPinned, [`${PROGRAMS}/in-process.js`])
  const env = { ...process.env, NODE_ENV: 'production' }
  const ns: Readonly<Record<string, number>> = JSON.parse(
    execFileSync(command, args, { env, encoding: 'utf8' }),
  )
  for (const [name, each] of Object.entries(ns)) console.log(`${each.toFixed(0).padStart(6)} ns  ${name}`)
  return ns
}

const options = readOptions(process.argv.slice(2))
if (options) await main(options)
else console.log(USAGE)
