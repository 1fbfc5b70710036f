import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Milliseconds: enough for an installation over a slow network. */
const TIMEOUT = 300_000

/** Runs a command in a folder and returns its stdout. @throws {Error} with all of its output if it fails. */
export async function run(folder: string, command: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execute(command, [...args], {
      cwd: folder,
      timeout: TIMEOUT,
      maxBuffer: 1 << 26,
    })
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = Object(error)
    throw new Error(`${command} ${args.join(' ')}: ${`${stdout}${stderr}`.trim() || error}`, { cause: error })
  }
}

/** Runs a file with this Node. Otherwise the same as {@link run}. */
export async function runNode(folder: string, ...args: readonly string[]): Promise<string> {
  return await run(folder, process.execPath, ...args)
}
