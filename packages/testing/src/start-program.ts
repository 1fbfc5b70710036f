import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A program to start. */
export interface ProgramOptions {
  /** Default: the Node that runs this. */
  readonly command?: string
  readonly args: readonly string[]
  readonly cwd?: string
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Called for each line on stderr. */
  readonly onLine?: (line: string) => void
}

/** A program that runs in its own process. */
export interface RunningProgram {
  /** The first line on its stdout. */
  readonly greeting: string
  readonly isRunning: boolean
  /** Kills it, and waits until it has exited. */
  stop(): Promise<void>
  /** Ends its stdin, upon which it should exit by itself, and waits until it has. */
  end(): Promise<void>
}

/** How many lines of stderr are kept for the error. */
const KEPT_LINES = 20
/** Milliseconds until the first line. */
const TIMEOUT = 60_000

/**
 * Starts a program and waits for its first line on stdout. The program should end when its stdin does: then it ends with the
 * process that started it, however that ends.
 *
 * @throws {Error} with the last lines of its stderr if it exits or prints nothing for a minute.
 */
export async function startProgram({
  command = process.execPath,
  args,
  cwd,
  env,
  onLine,
}: ProgramOptions): Promise<RunningProgram> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env } })
  const closed = once(child, 'close')
  const stop = async () => {
    child.kill('SIGKILL')
    await closed
  }
  const end = async () => {
    child.stdin.end()
    await closed
  }
  const lines: string[] = []
  createInterface(child.stderr).on('line', (line) => {
    if (lines.push(line) > KEPT_LINES) lines.shift()
    onLine?.(line)
  })
  const signal = AbortSignal.timeout(TIMEOUT)
  const greeted = once(createInterface(child.stdout), 'line', { signal })
  const greeting = await Promise.race([greeted, closed.then(() => undefined)]).catch(() => undefined)
  if (typeof greeting?.[0] === 'string') {
    return {
      greeting: greeting[0],
      stop,
      end,
      get isRunning() {
        return child.exitCode === null && child.signalCode === null
      },
    }
  }
  await stop()
  throw new Error(`${args.join(' ')} did not start: ${lines.join('\n')}`)
}
