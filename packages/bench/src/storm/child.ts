import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { nodeOn } from '../measure/pin.ts'

/** Where and how a child runs. */
export interface ChildOptions {
  readonly core: number
  readonly isPinned: boolean
  readonly args?: readonly string[]
}

/** A node process on a core of its own that answers messages. What it prints is read, and thrown away. */
export class Child {
  readonly #process: ChildProcess
  /** The last of what it said on stderr, in case it dies. */
  #lastWords = ''

  constructor(program: string, { core, isPinned, args = [] }: ChildOptions) {
    const [command, ...before] = nodeOn(core, isPinned)
    this.#process = spawn(command, [...before, program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    this.#process.stdout?.resume()
    this.#process.stderr?.on('data', (chunk) => {
      this.#lastWords = String(chunk).slice(-2000)
    })
  }

  /** The next message. @throws {Error} if the process ends instead. */
  async next(): Promise<unknown> {
    const gone = new AbortController()
    const end = once(this.#process, 'exit', { signal: gone.signal }).then(([code]) => {
      throw new Error(`A child ended with ${code}: ${this.#lastWords}`)
    })
    try {
      const [message] = await Promise.race([once(this.#process, 'message', { signal: gone.signal }), end])
      return message
    } finally {
      end.catch(() => {})
      gone.abort()
    }
  }

  /** Sends a message. */
  tell(message: object): void {
    this.#process.send(message)
  }

  /** Sends a message, and returns the next that comes. */
  async ask(message: object): Promise<unknown> {
    const answer = this.next()
    this.tell(message)
    return await answer
  }

  /** Ends the process, and waits for that. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const end = once(this.#process, 'exit')
    this.#process.kill()
    await end
  }
}
