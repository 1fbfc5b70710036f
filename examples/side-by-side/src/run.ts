import { SEED } from '@vod-errors/emulator'
import { type BffLog, shortLine } from './bff-log.ts'
import { type Comparison, compare, DOCUMENTED_CODES } from './compare.ts'
import type { Servers } from './servers.ts'
import { formatComparison, heading } from './table.ts'
import type { Terminal } from './terminal.ts'

/** What the demo runs with. */
export interface Demo {
  readonly servers: Servers
  readonly log: BffLog
  readonly terminal: Terminal
}

/** The addresses of everything that runs. `web` is missing without the front end. */
export function addresses({ emulator, express, koa }: Servers, web?: string): string {
  const rows = [
    `Emulated VOD  ${emulator.endpoint}  open it, and click a failure`,
    `Express BFF   ${express}`,
    `Koa BFF       ${koa}`,
  ]
  return [...rows, ...(web ? [`Front end     ${web}  React, in front of both BFFs`] : [])].join('\n')
}

/** Runs every documented code through both BFFs, and prints a line for each. Returns the number of codes with problems. */
export async function runTable({ servers, log, terminal }: Demo): Promise<number> {
  terminal.print(`\nEach documented code of VOD, through both BFFs and the real SDK:\n\n${heading(terminal)}`)
  const comparisons: Comparison[] = []
  for (const code of DOCUMENTED_CODES) {
    const comparison = await compare({ servers, log }, code)
    terminal.print(formatComparison(comparison, terminal))
    comparisons.push(comparison)
  }
  const wrong = comparisons.filter(({ problems }) => problems.length > 0).length
  const summary = `${comparisons.length - wrong} of ${comparisons.length} codes match the documentation and are the same in both BFFs.`
  terminal.print(`\n${terminal.paint(wrong === 0 ? 'green' : 'red', summary)}`)
  return wrong
}

/** Makes one of the suggested requests, and prints the response and the log line. */
export async function showExample({ servers: { koa }, log, terminal }: Demo): Promise<void> {
  const url = `${koa}/media/mda-unknown`
  const response = await fetch(url)
  const body = JSON.stringify(JSON.parse(await response.text()), null, 2)
  terminal.print(`\n${terminal.paint('bold', `curl ${url}`)}\n${response.status} ${body}`)
  terminal.print('Logged (level, BFF, VOD → BFF, code, start of the requestId, request)')
  for (const line of log.take()) terminal.print(shortLine(line, terminal))
}

/** Commands to try. */
export function suggestions({ emulator, express, koa }: Servers): string {
  return [
    '\nEverything keeps running until you press Ctrl-C, and logs here. Try:',
    `  curl -i ${koa}/media/mda-unknown`,
    `  curl -i ${express}/tasks/tsk-unknown`,
    `  curl -i -X POST ${koa}/uploads/no-such-session/complete`,
    `  curl ${express}/metrics | grep ^vod_errors`,
    'or make the next call fail:',
    `  curl ${emulator.endpoint}/_emulator/faults \\`,
    `    -H 'content-type: application/json' -d '{"code":"AccountOverdue"}'`,
    `  curl -i ${express}/media/${SEED.media.published}`,
    '',
  ].join('\n')
}
