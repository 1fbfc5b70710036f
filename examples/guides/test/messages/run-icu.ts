import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** The lines of print-icu.ts. */
export function runIcu(): string {
  const args = ['--import', 'tsx', join(__dirname, 'print-icu.ts')]
  return execFileSync(process.execPath, args, { cwd: __dirname, encoding: 'utf8', timeout: 60_000 })
}
