import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { isResultOf, type Query, type QueryResults } from './queries.ts'

const FOLDER = dirname(fileURLToPath(import.meta.url))

/** The program to start. */
export interface Program {
  /** The name in the figures, such as `Express`. */
  readonly name: string
  readonly file: 'bff.ts' | 'upstream.ts'
  readonly args: readonly string[]
  /** Called for each line on stderr. */
  readonly onLine?: (line: string) => void
}

/** A server in its own process, which can be queried. */
export class ServerProcess {
  readonly name: string
  /** `http://127.0.0.1:40001` */
  readonly endpoint: string
  readonly #child: ChildProcess

  private constructor(name: string, endpoint: string, child: ChildProcess) {
    this.name = name
    this.endpoint = endpoint
    this.#child = child
  }

  /** Starts a server and waits until it listens. */
  static async start({ name, file, args, onLine }: Program): Promise<ServerProcess> {
    const child = fork(join(FOLDER, file), args, {
      execArgv: ['--expose-gc', '--import', 'tsx'],
      cwd: FOLDER,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    if (child.stderr) createInterface(child.stderr).on('line', onLine ?? printLine)
    const [ready] = await Promise.race([once(child, 'message'), once(child, 'exit')])
    if (typeof ready !== 'object') throw new Error(`${name} did not start`)
    return new ServerProcess(name, ready.endpoint, child)
  }

  /** Whether the process is still running. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Runs a query. Only one may run at a time. Rejects if the process has exited or exits before it responds. */
  async query<Q extends Query>(query: Q): Promise<QueryResults[Q]> {
    if (!this.isRunning) throw new Error(`${this.name} exited unexpectedly`)
    const settled = new AbortController()
    const responded = once(this.#child, 'message', { signal: settled.signal })
    const exited = once(this.#child, 'exit', { signal: settled.signal }).then(([code, signal]) => {
      throw new Error(`${this.name} exited unexpectedly (${signal ?? code})`)
    })
    this.#child.send(query)
    const [result]: unknown[] = await Promise.race([responded, exited]).finally(() => settled.abort())
    if (!isResultOf(query, result)) throw new Error(`${this.name} sent no result for ${query}`)
    return result
  }

  /** Kills the process with SIGKILL if it is still running. Resolves when it has exited. */
  async kill(): Promise<void> {
    if (!this.isRunning) return
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }
}

function printLine(line: string): void {
  console.error(line)
}
