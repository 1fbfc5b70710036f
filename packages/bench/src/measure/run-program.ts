import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PROGRAMS } from '../build.ts'
import { CORES, nodeOn } from './pin.ts'

/** How a program is run. */
export interface RunOptions {
  readonly isPinned: boolean
  readonly flags?: readonly string[]
  readonly args?: readonly string[]
  /** The folder that it was built into. */
  readonly folder?: string
}

/**
 * Runs a built program in a process of its own on the core of what is measured, and returns what it printed, parsed.
 *
 * @throws {Error} if it fails, takes more than two minutes, or prints no JSON.
 */
export async function runProgram(name: string, options: RunOptions): Promise<unknown> {
  const { isPinned, flags = [], args = [], folder = PROGRAMS } = options
  const [command, ...before] = nodeOn(CORES.measured, isPinned)
  const all = [...before, ...flags, `${folder}/${name}.js`, ...args]
  const env = { ...process.env, NODE_ENV: 'production' }
  const { stdout } = await promisify(execFile)(command, all, { env, timeout: 120_000, maxBuffer: 1e7 })
  return JSON.parse(stdout)
}
