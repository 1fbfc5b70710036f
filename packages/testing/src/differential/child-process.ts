import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { bundle } from '../bundle.ts'
import type { Done, Job } from './job.ts'
import type { Observation } from './observation.ts'

/** How a child process is started. */
export interface Side {
  readonly hostFile: string
  readonly mounting: 'bare' | 'mounted'
  /** Without listeners that save the process: it dies of what would end a BFF. */
  readonly isAlone?: boolean
}

/** A process that runs the cases of one side one after the other; it is started anew when a case has ended it. */
export class CaseProcess {
  readonly #side: Side
  #child: Promise<ChildProcess> | undefined
  #stderr = ''
  #last: Promise<unknown> = Promise.resolve()

  constructor(side: Side) {
    this.#side = side
  }

  /** Runs a case after those before it. */
  run(job: Job): Promise<Observation> {
    const done = this.#last.then(() => this.#ask(job))
    this.#last = done.catch(() => {})
    return done
  }

  async stop(): Promise<void> {
    const child = await this.#child
    if (!child || child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  async #ask(job: Job): Promise<Observation> {
    this.#child ??= this.#start()
    const child = await this.#child
    child.send(job)
    const ended = once(child, 'exit').then(([code]) => this.#obituary(code))
    const done = once(child, 'message').then(([message]: Done[]) => message?.observation)
    const observation = await Promise.race([done, ended])
    if (!observation) throw new Error('The child process sent no observation')
    return observation
  }

  async #start(): Promise<ChildProcess> {
    const { hostFile, mounting, isAlone } = this.#side
    const { NODE_ENV: _, ...env } = process.env
    const program = bundle(join(__dirname, 'child.ts'))
    const child = fork(program, [bundle(hostFile), mounting, isAlone ? 'alone' : 'watched'], {
      ...{ env, execArgv: [], serialization: 'advanced' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#stderr = ''
    child.stderr?.on('data', (chunk) => {
      this.#stderr += chunk
    })
    const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')])
    if (message !== 'ready') throw new Error(`The child process did not start: ${this.#stderr}`)
    return child
  }

  #obituary(code: unknown): Observation {
    this.#child = undefined
    const words = this.#stderr.split('\n').filter((line) => /^\S*Error\b|^\[|^ {2}\[/.test(line))
    return { client: [], app: [], process: [`ended with ${String(code)}`, ...words] }
  }
}
