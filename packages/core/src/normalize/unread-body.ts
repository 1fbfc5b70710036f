import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as sleep } from 'node:timers/promises'
import { isObject, read, readHeader, readInteger, readPath } from '../read-unknown.ts'
import { isRequestId } from '../vod-error/request-id.ts'
import type { Attribution } from './attribution.ts'
import { isVodHost, readUrl } from './hosts.ts'

/** How much of a body is read at most. VOD's error bodies have a few hundred bytes. */
const MOST_BYTES = 65_536
/** How long it may take, in milliseconds. */
const MOST_TIME = 5_000

/** A response whose body has been read: what {@link CLIENT_SHAPES} finds in a `Response`, with text for a body. */
interface ReadResponse {
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

/**
 * The response that a value is or carries, if it is VOD's and its body is still to be read. Another API's response is left
 * unread: the app's own handler may want to read it.
 */
export function unreadVodResponse(value: unknown, attribution: Attribution): object | undefined {
  return [value, read(value, 'response')].filter(isUnread).find((response) => isOfVod(response, attribution))
}

function isOfVod(response: object, { hosts, isVodCall }: Attribution): boolean {
  const host = readResponseUrl(response)?.hostname
  const header = readHeader(read(response, 'headers'), 'x-bce-request-id')
  return isVodCall || isRequestId(header) || (host !== undefined && isVodHost(host, hosts))
}

/** axios has the body as `data` where it was asked for a stream. */
function isUnread(value: unknown): value is object {
  return hasHead(value) && (bodyUsed(value) === false || isStream(read(value, 'data')))
}

function hasHead(value: unknown): value is object {
  return isObject(read(value, 'headers')) && statusOf(value) !== undefined
}

function isStream(value: unknown): boolean {
  return typeof read(value, 'pipe') === 'function' || isWebStream(value)
}

/**
 * Reads the body of a response, at most 64 KiB and 5 seconds of it, then destroys it. Never rejects: what was read until
 * then counts.
 */
export async function readResponse(response: object): Promise<ReadResponse> {
  const body = await readText(read(response, 'body') ?? read(response, 'data'))
  const url = readResponseUrl(response)
  return { status: statusOf(response) ?? 0, headers: read(response, 'headers'), url, body, bodyUsed: true }
}

/** fetch keeps the URL on the response, axios in the configuration of the call. */
function readResponseUrl(response: object): URL | undefined {
  return readUrl(response, [['url'], ['config', 'url'], ['config', 'baseURL']])
}

/** A `Response` has it itself, a response of undici's `request` in its body. */
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
  // Neither may reject unhandled after the race.
  await Promise.race([collect(stream, chunks).catch(() => {}), tooLate.catch(() => {})])
  timer.abort()
  destroy(stream)
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

function destroy(stream: Readable): void {
  try {
    stream.destroy()
  } catch {
    // A stream whose destroy fails cannot be helped.
  }
}

/** A body that has another reader counts as empty. */
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
