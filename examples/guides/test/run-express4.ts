import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '@vod-errors/testing/bundle'

/** Runs the BFF on Express 4 in a separate process: in this one, an unhandled rejection would fail the test run. */
export function runExpress4(how: 'bare' | 'wrapped') {
  const args = [bundle(join(__dirname, 'express4-app.ts')), how]
  const options = { encoding: 'utf8', timeout: 20_000 } as const
  const { status: exitCode, stdout, stderr } = spawnSync(process.execPath, args, options)
  return { exitCode, stdout, stderr }
}
