import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { types } from 'node:util'
import { read } from '../read-unknown.ts'
import { MAX_ERROR_BODY } from './error-body.ts'

const MAX_MILLISECONDS = 5_000
/** Bodies that this process reads at the same time. With {@link MAX_ERROR_BODY}, they take at most 8 MiB. */
const MAX_CONCURRENT_READS = 128
/** Chunks, empty or not, before the reader yields to the event loop. */
const CHUNKS_PER_TURN = 32

let concurrentReads = 0

/** Whether the value is a node or web stream that {@link readText} can read. */
export function isReadableBody(value: unknown): boolean {
  return typeof read(value, 'pipe') === 'function' || isWebStream(value)
}

/**
 * Reads a body for at most 64 KiB and 5 seconds, then drops the rest and closes the connection. While 128 bodies are being
 * read, further ones are dropped unread, so that a flood of slow errors does not fill the memory. Never rejects: returns what
 * it has read so far.
 */
export async function readText(body: unknown): Promise<string> {
  const source = openSource(body)
  const chunks = new Chunks()
  if (concurrentReads < MAX_CONCURRENT_READS) await readInTime(source, chunks)
  release(source)
  return chunks.toString()
}

async function readInTime(source: Source, chunks: Chunks): Promise<void> {
  const timer = new AbortController()
  const timeout = sleep(MAX_MILLISECONDS, undefined, { signal: timer.signal })
  concurrentReads++
  // The loser of the race must not become an unhandled rejection.
  await Promise.race([collect(source, chunks).catch(() => {}), timeout.catch(() => {})])
  concurrentReads--
  timer.abort()
  chunks.close()
}

/** Collects chunks until there are enough. Yields regularly: a stream that always has a chunk ready would block the timer. */
async function collect(source: Source, chunks: Chunks): Promise<void> {
  for (let count = 1; !chunks.isFull; count++) {
    const { done, value } = await source.next()
    if (done) return
    chunks.add(value)
    if (count % CHUNKS_PER_TURN === 0) await nextTurn()
  }
}

/** The bytes read so far. */
class Chunks {
  readonly #chunks: Buffer[] = []
  #room = MAX_ERROR_BODY

  /** Whether there is no room for more. */
  get isFull(): boolean {
    return this.#room <= 0
  }

  /** An empty chunk counts as one byte, so that an endless stream of them ends, too. */
  add(chunk: unknown): void {
    const bytes = toBytes(chunk, this.#room)
    this.#room -= Math.max(bytes.length, 1)
    this.#chunks.push(bytes)
  }

  /** Ends a read that has timed out. */
  close(): void {
    this.#room = 0
  }

  toString(): string {
    return Buffer.concat(this.#chunks).toString()
  }
}

/** Copies the beginning of a chunk, because a chunk can be a view of a large buffer. */
function toBytes(chunk: unknown, limit: number): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk.slice(0, limit)).subarray(0, limit)
  if (types.isUint8Array(chunk)) return Buffer.from(chunk.subarray(0, limit))
  throw new TypeError('Expected a chunk of text or bytes')
}

/** A body that is being read. */
interface Source {
  readonly next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>
  /** Drops the rest. */
  readonly release: () => unknown
}

/** A body that is no stream, or is locked by another reader, counts as empty. */
function openSource(body: unknown): Source {
  try {
    if (body instanceof Readable) return openNodeStream(body)
    if (isWebStream(body)) return openWebStream(body)
  } catch {
    // The body is locked.
  }
  return { next: async () => ({ done: true }), release: () => {} }
}

/** The bodies of undici emit 'error' when they are destroyed, which would crash the process without a listener. */
function openNodeStream(stream: Readable): Source {
  stream.on('error', () => {})
  const chunks = stream[Symbol.asyncIterator]()
  return { next: () => chunks.next(), release: () => stream.destroy() }
}

/** Uses the reader of the web stream: a node stream skips empty chunks without ever yielding to the event loop. */
function openWebStream(stream: ReadableStream): Source {
  const reader = stream.getReader()
  return { next: () => reader.read(), release: () => reader.cancel() }
}

function release(source: Source): void {
  try {
    // Cancelling a web stream can reject.
    Promise.resolve(source.release()).catch(() => {})
  } catch {
    // Nothing more can be done.
  }
}

function isWebStream(body: unknown): body is ReadableStream {
  return typeof read(body, 'getReader') === 'function'
}
