import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)
/** Milliseconds; an installation over a slow network is the slowest. */
const TIMEOUT = 300_000

/** Where a command runs. */
export interface RunOptions {
  readonly cwd: string
}

/** Runs a command to its end and returns what it printed. @throws {Error} with what it printed, if it fails. */
export async function run(command: string, args: readonly string[], { cwd }: RunOptions): Promise<string> {
  const { stdout } = await attempt(command, args, { cwd })
  return stdout
}

/** The same, for a command that may fail: what it printed, both streams together, or nothing if it went well. */
export async function complaintOf(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<string> {
  try {
    await attempt(command, args, options)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function attempt(command: string, args: readonly string[], { cwd }: RunOptions) {
  try {
    return await execute(command, [...args], { cwd, timeout: TIMEOUT, maxBuffer: 1 << 26, encoding: 'utf8' })
  } catch (error) {
    const { stdout = '', stderr = '' } = Object(error)
    throw new Error(`${`${stdout}${stderr}`.trim() || error}`, { cause: error })
  }
}
