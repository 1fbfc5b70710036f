import { mkdirSync, writeFileSync } from 'node:fs'
import { type Command, readCommandLine, USAGE } from './command-line.ts'
import type { Result } from './report/row.ts'
import { soakPage } from './report/soak-page.ts'
import { describeProblems, table } from './report/table.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'

const DOCS = new URL('../../../docs/', import.meta.url)

async function main({ scenarios, isFull, ...scale }: Command): Promise<void> {
  const results: Result[] = []
  for (const name of scenarios) {
    console.error(`${name} …`)
    const result = await SCENARIOS[name](scale)
    console.log(`${table(result)}\n`)
    results.push(result)
  }
  const problems = results.flatMap(describeProblems)
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
  if (isFull && problems.length === 0) writePage(results)
}

function writePage(results: readonly Result[]): void {
  mkdirSync(DOCS, { recursive: true })
  writeFileSync(new URL('soak.md', DOCS), soakPage(results))
}

try {
  const command = readCommandLine(process.argv.slice(2))
  if (command) await main(command)
  else console.log(USAGE)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
