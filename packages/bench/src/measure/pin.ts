import { spawnSync } from 'node:child_process'

/** The core of the measured process, and the core of the load generator. */
export const CORES = { measured: 0, load: 1 } as const

/** Whether processes can be pinned: `taskset` exists and can use both cores. */
export function canPin(): boolean {
  return Object.values(CORES).every((core) => spawnSync('taskset', ['-c', String(core), 'true']).status === 0)
}

/** The command that runs Node, pinned to a core if possible. */
export function nodeOn(core: number, isPinned: boolean): readonly [command: string, ...args: string[]] {
  return isPinned ? ['taskset', '-c', String(core), process.execPath] : [process.execPath]
}
