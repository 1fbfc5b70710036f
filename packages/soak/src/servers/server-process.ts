import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { isReply, type Question, type Replies } from './questions.ts'

const FOLDER = dirname(fileURLToPath(import.meta.url))

/** What to start. */
export interface Program {
  /** For the figures: `Express`. */
  readonly name: string
  readonly file: 'bff.ts' | 'upstream.ts'
  readonly args: readonly string[]
  /** Is told of every line on stderr. */
  readonly onLine?: (line: string) => void
}

/** A server in a process of its own, which answers questions about itself. */
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

  /** Whether it still runs. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Asks a question; one at a time. Rejects if the process has ended, or ends meanwhile. */
  async ask<Q extends Question>(question: Q): Promise<Replies[Q]> {
    if (!this.isRunning) throw new Error(`${this.name} ended by itself`)
    const heard = new AbortController()
    const replied = once(this.#child, 'message', { signal: heard.signal })
    const ended = once(this.#child, 'exit', { signal: heard.signal }).then(([code, signal]) => {
      throw new Error(`${this.name} ended by itself (${signal ?? code})`)
    })
    this.#child.send(question)
    const [reply]: unknown[] = await Promise.race([replied, ended]).finally(() => heard.abort())
    if (!isReply(question, reply)) throw new Error(`${this.name} did not answer the question for ${question}`)
    return reply
  }

  /** Ends it at once, with SIGKILL, if it still runs. Resolves when it is gone. */
  async kill(): Promise<void> {
    if (!this.isRunning) return
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }
}

function printLine(line: string): void {
  console.error(line)
}
