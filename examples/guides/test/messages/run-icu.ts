import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '@vod-errors/testing/bundle'

/** The lines of print-icu.ts. */
export function runIcu(): string {
  const program = bundle(join(__dirname, 'print-icu.ts'))
  return execFileSync(process.execPath, [program], { encoding: 'utf8', timeout: 60_000 })
}
