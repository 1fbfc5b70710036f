import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as sleep } from 'node:timers/promises'
import { isObject, read, readInteger, readPath } from '../probe.ts'
import { readUrl } from './hosts.ts'

/** How much of a body is read at most: an error body of VOD's has a few hundred bytes. */
const MOST_BYTES = 65_536
/** How long it may take, in milliseconds. */
const MOST_TIME = 5_000

/** An answer whose body has been read: what {@link SHAPES} finds in a Response, with text for a body. */
export interface ReadAnswer {
  readonly status: number
  readonly headers: unknown
  readonly url: URL | undefined
  readonly body: string
  readonly bodyUsed: true
}

/** A `Response` of fetch or node-fetch, or what undici's `request` resolves to. */
export function isResponse(value: unknown): value is object {
  return hasHead(value) && bodyUsed(value) !== undefined
}

/** Whether the body of a response is still there to be read; axios has it as `data` where it was asked for a stream. */
export function isUnread(value: unknown): value is object {
  return hasHead(value) && (bodyUsed(value) === false || isStream(read(value, 'data')))
}

function hasHead(value: unknown): value is object {
  return isObject(read(value, 'headers')) && statusOf(value) !== undefined
}

function isStream(value: unknown): boolean {
  return typeof read(value, 'pipe') === 'function' || isWebStream(value)
}

/**
 * Reads the body of a response, at most 64 KiB and 5 seconds of it; what comes later is given up on, and its
 * connection with it. Never rejects: what cannot be read is cut off there.
 */
export async function readAnswer(response: object): Promise<ReadAnswer> {
  const body = await readText(read(response, 'body') ?? read(response, 'data'))
  const url = readAnswerUrl(response)
  return { status: statusOf(response) ?? 0, headers: read(response, 'headers'), url, body, bodyUsed: true }
}

/** Where a response came from: fetch says it itself, axios in the configuration of the call. */
export function readAnswerUrl(response: object): URL | undefined {
  return readUrl(response, [['url'], ['config', 'url'], ['config', 'baseURL']])
}

/** A Response says it itself, an answer of undici's `request` in its body. */
function bodyUsed(response: unknown): unknown {
  return read(response, 'bodyUsed') ?? readPath(response, ['body', 'bodyUsed'])
}

function statusOf(value: unknown): number | undefined {
  return readInteger(value, 'status') ?? readInteger(value, 'statusCode')
}

async function readText(body: unknown): Promise<string> {
  const chunks: Uint8Array[] = []
  const stream = toNodeStream(body)
  const timer = new AbortController()
  const tooLate = sleep(MOST_TIME, undefined, { signal: timer.signal })
  // Cut off or too late: what has come is all there is. Neither may reject unheard when the race is over.
  await Promise.race([collect(stream, chunks).catch(() => {}), tooLate.catch(() => {})])
  timer.abort()
  letGo(stream)
  return Buffer.concat(chunks).toString('utf8', 0, MOST_BYTES)
}

async function collect(stream: Readable, chunks: Uint8Array[]): Promise<void> {
  let size = 0
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk))
    size += chunk.length
    if (size >= MOST_BYTES) return
  }
}

function letGo(stream: Readable): void {
  try {
    stream.destroy()
  } catch {
    // A stream that will not be let go of is not ours to mend.
  }
}

/** A body that another reader has taken is an empty one. */
function toNodeStream(body: unknown): Readable {
  try {
    if (body instanceof Readable) return body
    return isWebStream(body) ? Readable.fromWeb(body) : Readable.from([])
  } catch {
    return Readable.from([])
  }
}

function isWebStream(body: unknown): body is ReadableStream {
  return typeof read(body, 'getReader') === 'function'
}
