import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Figures } from './queries.ts'

/** Where to look for leaked listeners, by name: an emitter, or a function that counts its listeners. */
export type Watched = Readonly<Record<string, EventEmitter | (() => number)>>

/** Collects garbage, then reads memory, handles and listeners. Needs `--expose-gc`. */
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

/** Runs twice, one event loop turn apart, because finalizers of the first run release objects for the second. */
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
