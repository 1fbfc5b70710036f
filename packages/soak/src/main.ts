import { mkdirSync, writeFileSync } from 'node:fs'
import { type Order, readCommandLine, USAGE } from './command-line.ts'
import type { Result } from './report/row.ts'
import { soakPage } from './report/soak-page.ts'
import { complaints, table } from './report/table.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'

const DOCS = new URL('../../../docs/', import.meta.url)

async function main({ scenarios, isFull, ...scale }: Order): Promise<void> {
  const results: Result[] = []
  for (const name of scenarios) {
    console.error(`${name} …`)
    const result = await SCENARIOS[name](scale)
    console.log(`${table(result)}\n`)
    results.push(result)
  }
  const red = results.flatMap(complaints)
  for (const sentence of red) console.error(sentence)
  process.exitCode = red.length > 0 ? 1 : 0
  if (isFull && red.length === 0) writePage(results)
}

function writePage(results: readonly Result[]): void {
  mkdirSync(DOCS, { recursive: true })
  writeFileSync(new URL('soak.md', DOCS), soakPage(results))
}

try {
  const order = readCommandLine(process.argv.slice(2))
  if (order) await main(order)
  else console.log(USAGE)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
