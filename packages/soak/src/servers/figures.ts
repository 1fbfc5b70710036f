import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Figures } from './questions.ts'

/** What is watched for listeners that stay: by name, the emitter, or a function that counts. */
export type Watched = Readonly<Record<string, EventEmitter | (() => number)>>

/** Collects garbage and counts what is left. Needs `--expose-gc`. */
export async function readFigures(watched: Watched): Promise<Figures> {
  await collectGarbage()
  const { heapUsed, rss } = process.memoryUsage()
  const counts = Object.entries(watched).map(([name, what]) => [name, count(what)])
  return {
    heapUsed,
    rss,
    resources: tally(process.getActiveResourcesInfo()),
    listeners: Object.fromEntries(counts),
    mostSocketListeners: Math.max(0, ...openSockets().map(count)),
  }
}

/** Twice, with a turn of the event loop between: finalizers of the first free what the second finds. */
async function collectGarbage(): Promise<void> {
  if (!globalThis.gc) throw new Error('Start the server with --expose-gc')
  globalThis.gc()
  await nextTurn()
  globalThis.gc()
}

function count(what: EventEmitter | (() => number)): number {
  if (!(what instanceof EventEmitter)) return what()
  return what.eventNames().reduce((sum, name) => sum + what.listenerCount(name), 0)
}

/** Node has no public list of open sockets. */
function openSockets(): readonly Socket[] {
  const handles: unknown = Reflect.apply(Reflect.get(process, '_getActiveHandles'), process, [])
  return Array.isArray(handles) ? handles.filter((handle) => handle instanceof Socket) : []
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
