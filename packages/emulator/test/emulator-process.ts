import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from '@vod-errors/testing/bundle'

const COMMAND = join(__dirname, '../src/cli.ts')

const spawned: ChildProcess[] = []

/** Runs the command `vod-emulator`. Call {@link killCommands} after the tests. */
export function spawnCommand(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [bundle(COMMAND), ...args])
  spawned.push(child)
  return child
}

/** Kills every command that is still running: Jest would wait for it. */
export function killCommands(): void {
  for (const child of spawned) child.kill('SIGKILL')
}

/** Collects the output of a process until it matches a pattern or the process exits. */
export async function outputOf(child: ChildProcess, until: RegExp): Promise<string> {
  let text = ''
  for await (const piece of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    text += piece
    if (until.test(text)) break
  }
  return text
}

/** An emulator in a separate process. */
export interface EmulatorProcess {
  readonly child: ChildProcess
  readonly endpoint: string
}

/** Starts an emulator in a separate process. Resolves once it is listening. */
export async function startProcess(): Promise<EmulatorProcess> {
  const child = spawnCommand('--port', '0')
  const greeting = await outputOf(child, /Ctrl-C/)
  const [endpoint = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting) ?? []
  return { child, endpoint }
}
