import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)
/** Milliseconds: enough for an install over a slow network. */
const TIMEOUT = 300_000

/** Options of a command. */
export interface RunOptions {
  readonly cwd: string
}

/** Runs a command and returns its stdout. @throws {Error} with its output if it fails. */
export async function run(command: string, args: readonly string[], { cwd }: RunOptions): Promise<string> {
  const { stdout } = await attempt(command, args, { cwd })
  return stdout
}

/** Runs a command that may fail. Returns its output if it failed, or `''`. */
export async function failureOf(
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
