import { SEED } from '@vod-errors/emulator'
import { type Comparison, compare, DOCUMENTED_CODES } from './compare.ts'
import type { Servers } from './servers.ts'
import { table } from './table.ts'

/** Output functions: `print` for the table, `progress` for everything else. */
export interface Printers {
  readonly print: (text: string) => void
  readonly progress: (text: string) => void
}

/** Runs every documented code through both BFFs and prints the table. Returns the number of codes with problems. */
export async function runTable(servers: Servers, { print, progress }: Printers): Promise<number> {
  print(`VOD (emulated) ${servers.emulator.endpoint}, Express BFF ${servers.express}, Koa BFF ${servers.koa}`)
  progress(
    `Running ${DOCUMENTED_CODES.length} codes through each BFF with the real SDK. The log of the BFFs:`,
  )
  const comparisons: Comparison[] = []
  for (const [index, code] of DOCUMENTED_CODES.entries()) {
    progress(`${index + 1}/${DOCUMENTED_CODES.length} ${code}`)
    comparisons.push(await compare(servers, code))
  }
  const wrong = comparisons.filter(({ problems }) => problems.length > 0)
  print(`\n${table(comparisons)}`)
  for (const { code, problems } of wrong) print(`\n${code}:\n  ${problems.join('\n  ')}`)
  print(
    `\n${comparisons.length - wrong.length} of ${comparisons.length} codes match the documentation and are the same in both BFFs.`,
  )
  return wrong.length
}

/** The addresses to open in a browser. */
export function pages({ emulator }: Servers, web: string): string {
  return [
    'Open in a browser:',
    `  ${web}  a React front end of both BFFs`,
    `  ${emulator.endpoint}  the console of the emulated VOD: click a failure, then see it in the front end`,
    '',
  ].join('\n')
}

/** Commands to try. */
export function suggestions({ emulator, express, koa }: Servers): string {
  return [
    '\nEverything keeps running until Ctrl-C. Try:',
    `  curl -i ${express}/media/${SEED.media.published}`,
    `  curl -i ${koa}/media/mda-unknown`,
    `  curl -i ${express}/tasks/tsk-unknown`,
    `  curl -i -X POST ${koa}/uploads/no-such-session/complete`,
    `  curl ${express}/metrics | grep ^vod_errors`,
    'or make the next call fail:',
    `  curl ${emulator.endpoint}/_emulator/faults -H 'content-type: application/json' -d '{"code":"AccountOverdue"}'`,
  ].join('\n')
}
