/** The figures of a server process, read after a garbage collection. */
export interface Figures {
  /** Bytes. */
  readonly heapUsed: number
  /** Bytes. */
  readonly rss: number
  /** Active resources by kind: `Timeout`, `TCPSocketWrap`, … */
  readonly resources: Readonly<Record<string, number>>
  /** Listener counts by emitter: `process`, `server`, … */
  readonly listeners: Readonly<Record<string, number>>
  /** The highest listener count of any open socket. */
  readonly mostSocketListeners: number
}

/** A call that reached the emulated VOD. */
export interface Call {
  readonly path: string
  /** The id that VOD assigned. */
  readonly requestId: string
}

/** The queries that a server process serves, and their results. */
export interface QueryResults {
  readonly figures: Figures
  /** Emulator only: the calls since the last query. */
  readonly calls: readonly Call[]
}

/** The name of a query. */
export type Query = keyof QueryResults

/** Whether a message is the result of a query. The shape is not checked, because both processes are ours. */
export function isResultOf<Q extends Query>(_query: Q, message: unknown): message is QueryResults[Q] {
  return typeof message === 'object' && message !== null
}
