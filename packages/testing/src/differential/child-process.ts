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

/** A process that has been started. */
interface Started {
  readonly child: ChildProcess
  /** What is left of it. A process runs a thousand cases: each waits for this, and none adds a listener. */
  readonly ended: Promise<Observation>
}

/** A process that runs the cases of one side one after the other; it is started anew when a case has ended it. */
export class CaseProcess {
  readonly #side: Side
  #started: Promise<Started> | undefined
  #last: Promise<unknown> = Promise.resolve()
  #isStopped = false

  constructor(side: Side) {
    this.#side = side
  }

  /** Runs a case after those before it. */
  run(job: Job): Promise<Observation> {
    const done = this.#last.then(() => this.#ask(job))
    this.#last = done.catch(() => {})
    return done
  }

  /** Cases that were begun ahead, and that no test asks for, are dropped. */
  async stop(): Promise<void> {
    this.#isStopped = true
    const started = await this.#started
    started?.child.kill('SIGKILL')
    await started?.ended
  }

  async #ask(job: Job): Promise<Observation> {
    if (!this.#isStopped) this.#started ??= this.#start()
    const started = await this.#started
    if (this.#isStopped || !started) throw new Error('The child process was stopped')
    const { child, ended } = started
    child.send(job)
    const done = once(child, 'message').then(([message]: Done[]) => message?.observation)
    const observation = await Promise.race([done, ended])
    if (!observation) throw new Error('The child process sent no observation')
    return observation
  }

  async #start(): Promise<Started> {
    const { hostFile, mounting, isAlone } = this.#side
    const { NODE_ENV: _, ...env } = process.env
    // See `GoRound`.
    env['UV_THREADPOOL_SIZE'] = '1'
    const program = bundle(join(__dirname, 'child.ts'))
    const child = fork(program, [bundle(hostFile), mounting, isAlone ? 'alone' : 'watched'], {
      ...{ env, execArgv: [], serialization: 'advanced' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let stderr = ''
    child.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    const ended = once(child, 'exit').then(([code]) => {
      this.#started = undefined
      return obituary(code, stderr)
    })
    const [message] = await Promise.race([once(child, 'message'), ended.then(() => [])])
    if (message !== 'ready') throw new Error(`The child process did not start: ${stderr}`)
    return { child, ended }
  }
}

function obituary(code: unknown, stderr: string): Observation {
  const words = stderr.split('\n').filter((line) => /^\S*Error\b|^\[|^ {2}\[/.test(line))
  return { client: [], app: [], process: [`ended with ${String(code)}`, ...words] }
}
