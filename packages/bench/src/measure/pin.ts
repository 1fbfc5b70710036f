import { spawnSync } from 'node:child_process'

/** The core of what is measured, and that of what measures it. */
export const CORES = { measured: 0, load: 1 } as const

/** Whether processes can be kept on a core of their own: there is `taskset`, and it may use both cores. */
export function canPin(): boolean {
  return Object.values(CORES).every((core) => spawnSync('taskset', ['-c', String(core), 'true']).status === 0)
}

/** The command line that runs node on one core; on any, where that cannot be had. */
export function nodeOn(core: number, isPinned: boolean): readonly [command: string, ...args: string[]] {
  return isPinned ? ['taskset', '-c', String(core), process.execPath] : [process.execPath]
}
