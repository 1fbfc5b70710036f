import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** What a server process holds. */
export interface Figures {
  /** How many active resources of each kind, and listeners of each emitter: `2 TCPSocketWrap, 3 server listeners`. */
  readonly held: string
  /** Bytes. */
  readonly heapUsed: number
  /** The highest listener count of any open socket. */
  readonly mostSocketListeners: number
}

/** The open sockets of the emulated VOD, and the calls since it was last asked. */
export interface VodFigures {
  readonly sockets: number
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
  const kinds = new Set(process.getActiveResourcesInfo())
  const resources = [...kinds].map((kind) => `${countResources(kind)} ${kind}`)
  const listeners = Object.entries(watched).map(([name, what]) => `${count(what)} ${name} listeners`)
  return {
    held: [...resources, ...listeners].toSorted().join(', '),
    heapUsed: process.memoryUsage().heapUsed,
    mostSocketListeners: Math.max(0, ...openSockets().map(count)),
  }
}

const countResources = (kind: string) =>
  process.getActiveResourcesInfo().filter((each) => each === kind).length

/** The open TCP sockets of this process. */
export const countSockets = () => countResources('TCPSocketWrap')

function count(what: EventEmitter | (() => number)): number {
  if (!(what instanceof EventEmitter)) return what()
  return what.eventNames().reduce((sum, name) => sum + what.listenerCount(name), 0)
}

/** Node has no public list of open sockets. */
function openSockets(): readonly Socket[] {
  const handles: unknown = Reflect.apply(Reflect.get(process, '_getActiveHandles'), process, [])
  return Array.isArray(handles) ? handles.filter((handle) => handle instanceof Socket) : []
}
