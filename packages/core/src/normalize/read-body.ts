import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { types } from 'node:util'
import { read } from '../read-unknown.ts'

/** How much of a body is read at most. VOD's error bodies have a few hundred bytes. */
const MOST_BYTES = 65_536
/** How long it may take, in milliseconds. */
const MOST_TIME = 5_000
/** How many bodies are read at a time in this process: with {@link MOST_BYTES}, 8 MiB. */
const MOST_READS = 128
/** How many chunks are taken in one turn of the event loop, whether or not they are empty. */
const CHUNKS_A_TURN = 32

let reads = 0

/** Whether the value is a stream that {@link readText} can read, of node or of the web. */
export function isReadableBody(value: unknown): boolean {
  return typeof read(value, 'pipe') === 'function' || isWebStream(value)
}

/**
 * Reads a body, at most 64 KiB and 5 seconds of it; the rest is dropped, and its connection with it. While 128 bodies are
 * being read, any other is dropped unread, so that a flood of slow errors does not fill the memory. Never rejects: what was
 * read until then counts.
 */
export async function readText(body: unknown): Promise<string> {
  const source = openSource(body)
  const chunks = new Chunks()
  if (reads < MOST_READS) await readInTime(source, chunks)
  release(source)
  return chunks.toString()
}

async function readInTime(source: Source, chunks: Chunks): Promise<void> {
  const timer = new AbortController()
  const tooLate = sleep(MOST_TIME, undefined, { signal: timer.signal })
  reads++
  // Neither may reject unhandled after the race.
  await Promise.race([collect(source, chunks).catch(() => {}), tooLate.catch(() => {})])
  reads--
  timer.abort()
  chunks.close()
}

/** Takes chunks until there are enough. Yields now and then: a stream that always has one at hand would block the timer. */
async function collect(source: Source, chunks: Chunks): Promise<void> {
  for (let count = 1; !chunks.isFull; count++) {
    const { done, value } = await source.next()
    if (done) return
    chunks.add(value)
    if (count % CHUNKS_A_TURN === 0) await nextTurn()
  }
}

/** What has been read of a body. */
class Chunks {
  readonly #chunks: Buffer[] = []
  #room = MOST_BYTES

  /** Whether no more is wanted. */
  get isFull(): boolean {
    return this.#room <= 0
  }

  /** An empty chunk counts as a byte, so that a stream of nothing else ends, too. */
  add(chunk: unknown): void {
    const bytes = toBytes(chunk, this.#room)
    this.#room -= Math.max(bytes.length, 1)
    this.#chunks.push(bytes)
  }

  /** Ends a read that is still going on after its time. */
  close(): void {
    this.#room = 0
  }

  toString(): string {
    return Buffer.concat(this.#chunks).toString()
  }
}

/** A copy of the beginning of a chunk, at most so many bytes. */
function toBytes(chunk: unknown, most: number): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk.slice(0, most)).subarray(0, most)
  if (types.isUint8Array(chunk)) return Buffer.from(chunk.subarray(0, most))
  throw new TypeError('Expected a chunk of text or bytes')
}

/** A body being read. */
interface Source {
  readonly next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>
  /** Drops the rest. */
  readonly release: () => unknown
}

/** A body that has another reader counts as empty. */
function openSource(body: unknown): Source {
  try {
    if (body instanceof Readable) return openNodeStream(body)
    if (isWebStream(body)) return openWebStream(body)
  } catch {
    // Empty, like no stream.
  }
  return { next: async () => ({ done: true }), release: () => {} }
}

/** undici's body emits an error when it is dropped, which would end the process if nobody listened. */
function openNodeStream(stream: Readable): Source {
  stream.on('error', () => {})
  const chunks = stream[Symbol.asyncIterator]()
  return { next: () => chunks.next(), release: () => stream.destroy() }
}

/** Not through a node stream, which skips empty chunks without ever yielding to the event loop. */
function openWebStream(stream: ReadableStream): Source {
  const reader = stream.getReader()
  return { next: () => reader.read(), release: () => reader.cancel() }
}

function release(source: Source): void {
  try {
    // It is a promise for a web stream, which may reject.
    Promise.resolve(source.release()).catch(() => {})
  } catch {
    // A stream that cannot be released cannot be helped.
  }
}

function isWebStream(body: unknown): body is ReadableStream {
  return typeof read(body, 'getReader') === 'function'
}
