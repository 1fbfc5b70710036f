import { SEED } from '@vod-errors/emulator'
import { type Comparison, compare, DOCUMENTED_CODES } from './compare.ts'
import type { Stage } from './stage.ts'
import { table } from './table.ts'

/** Where lines go: the table to `print`, what happens meanwhile to `progress`. */
export interface Printers {
  readonly print: (text: string) => void
  readonly progress: (text: string) => void
}

/** Drives every documented code through both BFFs and prints the table. Returns how many codes came out wrong. */
export async function runTable(stage: Stage, { print, progress }: Printers): Promise<number> {
  print(`VOD (emulated) ${stage.emulator.endpoint}, Express BFF ${stage.express}, Koa BFF ${stage.koa}`)
  progress(
    `Driving ${DOCUMENTED_CODES.length} codes through each BFF with the real SDK; meanwhile, the BFFs' own log:`,
  )
  const comparisons: Comparison[] = []
  for (const [index, code] of DOCUMENTED_CODES.entries()) {
    progress(`${index + 1}/${DOCUMENTED_CODES.length} ${code}`)
    comparisons.push(await compare(stage, code))
  }
  const wrong = comparisons.filter(({ problems }) => problems.length > 0)
  print(`\n${table(comparisons)}`)
  for (const { code, problems } of wrong) print(`\n${code}:\n  ${problems.join('\n  ')}`)
  print(
    `\n${comparisons.length - wrong.length} of ${comparisons.length} codes as documented, the same in both BFFs.`,
  )
  return wrong.length
}

/** Lines to paste. */
export function invitation({ emulator, express, koa }: Stage): string {
  return [
    '\nAll three stay up until Ctrl-C. Try:',
    `  curl -i ${express}/media/${SEED.media.published}`,
    `  curl -i ${koa}/media/mda-unknown`,
    `  curl -i ${express}/tasks/tsk-unknown`,
    `  curl -i -X POST ${koa}/uploads/no-such-session/complete`,
    `  curl ${express}/metrics | grep ^vod_errors`,
    'or put a failure in line for the next call:',
    `  curl ${emulator.endpoint}/_emulator/faults -H 'content-type: application/json' -d '{"code":"AccountOverdue"}'`,
  ].join('\n')
}
