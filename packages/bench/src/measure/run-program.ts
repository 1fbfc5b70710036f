import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PROGRAMS } from '../build.ts'
import { CORES, nodeOn } from './pin.ts'

/** Options of {@link runProgram}. */
export interface RunOptions {
  readonly isPinned: boolean
  readonly flags?: readonly string[]
  readonly args?: readonly string[]
  /** The folder of the program. */
  readonly folder?: string
}

/**
 * Runs a built program in its own process on the measured core. Returns the JSON that it prints.
 *
 * @throws {Error} if it fails, takes more than two minutes, or does not print JSON.
 */
export async function runProgram(name: string, options: RunOptions): Promise<unknown> {
  const { isPinned, flags = [], args = [], folder = PROGRAMS } = options
  const [command, ...before] = nodeOn(CORES.measured, isPinned)
  const all = [...before, ...flags, `${folder}/${name}.js`, ...args]
  const env = { ...process.env, NODE_ENV: 'production' }
  const { stdout } = await promisify(execFile)(command, all, { env, timeout: 120_000, maxBuffer: 1e7 })
  return JSON.parse(stdout)
}
