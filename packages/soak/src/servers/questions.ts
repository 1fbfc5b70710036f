/** What a server process says of itself, after a garbage collection. */
export interface Figures {
  /** Bytes. */
  readonly heapUsed: number
  /** Bytes. */
  readonly rss: number
  /** What keeps the process alive, by kind: `Timeout`, `TCPSocketWrap`, … */
  readonly resources: Readonly<Record<string, number>>
  /** Listeners, by what they listen to: `process`, `server`, … */
  readonly listeners: Readonly<Record<string, number>>
  /** The most listeners that any one open socket has. */
  readonly mostSocketListeners: number
}

/** A call that reached the emulated VOD. */
export interface Call {
  readonly path: string
  /** The id that VOD gave it. */
  readonly requestId: string
}

/** What may be asked of a server process, and what comes back. */
export interface Replies {
  readonly figures: Figures
  /** Of the emulator: the calls since the last time. */
  readonly calls: readonly Call[]
}

/** A question by its name. */
export type Question = keyof Replies

/** Whether a message of a server process is the reply to a question. The processes are ours: what comes is what they send. */
export function isReply<Q extends Question>(_question: Q, message: unknown): message is Replies[Q] {
  return typeof message === 'object' && message !== null
}
