import { spawnSync } from 'node:child_process'

/** The core of what is measured. This program and its load run on the other one. */
const MEASURED = '0'
const LOAD = '1'

/** Moves this program to its own core, if `taskset` exists and can use both cores. Returns whether it did. */
export function pin(): boolean {
  const run = (...args: readonly string[]) => spawnSync('taskset', args).status === 0
  return run('-c', MEASURED, 'true') && run('-cp', LOAD, String(process.pid))
}

/** How to run Node on the core of what is measured. */
export function nodeOnMeasuredCore(
  isPinned: boolean,
  args: readonly string[],
): { readonly command: string; readonly args: readonly string[] } {
  return isPinned
    ? { command: 'taskset', args: ['-c', MEASURED, process.execPath, ...args] }
    : { command: process.execPath, args }
}
