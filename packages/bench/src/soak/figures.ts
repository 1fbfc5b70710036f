import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** What a server process holds. */
export interface Figures {
  /** Active resources by kind: `Timeout`, `TCPSocketWrap`, … */
  readonly resources: Readonly<Record<string, number>>
  /** Listener counts by emitter: `process`, `server`, … */
  readonly listeners: Readonly<Record<string, number>>
  /** Bytes. */
  readonly heapUsed: number
  /** The highest listener count of any open socket. */
  readonly mostSocketListeners: number
}

/** What the emulated VOD holds, and the calls since it was last asked. */
export interface VodFigures extends Pick<Figures, 'resources'> {
  readonly calls: readonly { readonly path: string; readonly requestId: string }[]
}

/** Where to look for leaked listeners, by name: an emitter, or a function that counts its listeners. */
type Watched = Readonly<Record<string, EventEmitter | (() => number)>>

/** Collects garbage, then reads memory, handles and listeners. Needs `--expose-gc`. */
export async function readFigures(watched: Watched): Promise<Figures> {
  // Twice, because finalizers of the first run release objects for the second.
  globalThis.gc?.()
  await nextTurn()
  globalThis.gc?.()
  const counts = Object.entries(watched).map(([name, what]) => [name, count(what)])
  return {
    resources: readResources(),
    listeners: Object.fromEntries(counts),
    heapUsed: process.memoryUsage().heapUsed,
    mostSocketListeners: Math.max(0, ...openSockets().map(count)),
  }
}

/** The active resources of this process by kind. */
export function readResources(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1
  return counts
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
