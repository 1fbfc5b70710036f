import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { nodeOn } from '../measure/pin.ts'

/** Options of a child process. */
export interface ChildOptions {
  readonly core: number
  readonly isPinned: boolean
  readonly args?: readonly string[]
}

/** A Node process on its own core that replies to messages. Its stdout is discarded. */
export class Child {
  readonly #process: ChildProcess
  /** The end of its stderr, for the error if it exits. */
  #stderrTail = ''

  constructor(program: string, { core, isPinned, args = [] }: ChildOptions) {
    const [command, ...before] = nodeOn(core, isPinned)
    this.#process = spawn(command, [...before, program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    this.#process.stdout?.resume()
    this.#process.stderr?.on('data', (chunk) => {
      this.#stderrTail = String(chunk).slice(-2000)
    })
  }

  /** Waits for the next message. @throws {Error} if the process exits instead. */
  async next(): Promise<unknown> {
    const settled = new AbortController()
    const end = once(this.#process, 'exit', { signal: settled.signal }).then(([code]) => {
      throw new Error(`A child process exited with ${code}: ${this.#stderrTail}`)
    })
    try {
      const [message] = await Promise.race([once(this.#process, 'message', { signal: settled.signal }), end])
      return message
    } finally {
      end.catch(() => {})
      settled.abort()
    }
  }

  /** Sends a message. */
  send(message: object): void {
    this.#process.send(message)
  }

  /** Sends a message and returns the reply. */
  async request(message: object): Promise<unknown> {
    const reply = this.next()
    this.send(message)
    return await reply
  }

  /** Kills the process and waits until it has exited. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const end = once(this.#process, 'exit')
    this.#process.kill()
    await end
  }
}
