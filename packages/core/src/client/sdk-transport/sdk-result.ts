import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MAX_ERROR_BODY } from '../../normalize/error-body.ts'
import { isSuccessStatus, read, readHeader, readString } from '../../read-unknown.ts'
import { VodError } from '../../vod-error/vod-error.ts'
import type { VodErrorInit } from '../../vod-error/vod-error-init.ts'

/** What a call of the SDK resolves to. */
export interface SdkResult {
  readonly http_headers: IncomingHttpHeaders
  /** The parsed JSON; the bytes of anything else; an empty object where there are none. */
  readonly body: unknown
}

/** Where the body of a response goes. */
export interface Destination {
  /** Takes the body of a successful response, if it is a writable stream. */
  readonly outputStream: unknown
  /** How many bytes of a successful response are read at most. */
  readonly maxResponseBytes: number
  /** The host that the request was for. A rejection has it as `host`, which is not enumerable either. */
  readonly host: string
}

/**
 * Reads a response as the SDK does, and resolves or rejects with what the SDK would: a plain object with `status_code`
 * and `message` for a status outside 200–299, or for JSON that cannot be parsed. Beside that, the rejection has the
 * response headers under `http_headers`, where the SDK has those of a success; not enumerable, so that the rejection equals
 * the SDK's.
 */
export async function readSdkResult(response: IncomingMessage, destination: Destination): Promise<SdkResult> {
  const { statusCode: status = 0 } = response
  const headers = fixHeaders(response.headers)
  if (isSuccessStatus(status) && destination.outputStream instanceof Writable) {
    await pipeline(response, destination.outputStream)
    return { http_headers: headers, body: {} }
  }
  const head = { status, headers, host: destination.host }
  const body = parse(await readBytes(response, destination), head)
  if (!isSuccessStatus(status)) throw failure(head, body)
  return { http_headers: headers, body }
}

/** As the SDK does: trimmed, without empty ones and without the quotes of an etag. */
function fixHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const fixed: IncomingHttpHeaders = {}
  for (const [name, value] of Object.entries(headers)) {
    const text = typeof value === 'string' ? value.trim() : value
    if (text) fixed[name] = name === 'etag' ? String(text).replaceAll('"', '') : text
  }
  return fixed
}

async function readBytes(response: IncomingMessage, { maxResponseBytes }: Destination): Promise<Buffer> {
  const isError = !isSuccessStatus(response.statusCode)
  const most = isError ? MAX_ERROR_BODY : maxResponseBytes
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    // Leaving the loop closes the connection.
    for await (const chunk of response) {
      chunks.push(chunk)
      size += chunk.length
      if (size > most) break
    }
  } catch (error) {
    throw unreadable(response, {
      syntheticCode: 'UpstreamUnreachable',
      message: readString(error, 'message'),
      cause: error,
    })
  }
  if (size > most && !isError) {
    const message = `The response of VOD is longer than maxResponseBytes, ${most}`
    throw unreadable(response, { syntheticCode: 'UpstreamInvalidResponse', message })
  }
  return Buffer.concat(chunks).subarray(0, most)
}

/** The error for a body that cannot be read to its end. What the head says is kept. */
function unreadable({ statusCode, headers }: IncomingMessage, why: VodErrorInit): VodError {
  return new VodError({
    ...why,
    upstreamStatus: statusCode,
    requestId: readHeader(headers, 'x-bce-request-id'),
  })
}

interface Head {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly host: string
}

function parse(bytes: Buffer, head: Head): unknown {
  if (bytes.length === 0) return {}
  if (!/(?:application|text)\/json/.test(head.headers['content-type'] ?? '')) return bytes
  try {
    return JSON.parse(bytes.toString())
  } catch (error) {
    throw rejection({ status_code: head.status, message: readString(error, 'message') }, head)
  }
}

function failure(head: Head, body: unknown): object {
  const { status, headers } = head
  const requestId = read(body, 'requestId')
  if (!requestId) {
    return rejection({ status_code: status, message: Buffer.isBuffer(body) ? String(body) : body }, head)
  }
  const { date, 'x-bce-debug-id': debugId } = headers
  return rejection(
    {
      status_code: status,
      message: read(body, 'message'),
      ...given('code', read(body, 'code')),
      request_id: requestId,
      ...given('x-bce-date', date),
      ...given('x-bce-debug-id', debugId),
    },
    head,
  )
}

function given(key: string, value: unknown): object {
  return value ? { [key]: value } : {}
}

function rejection(facts: object, { headers, host }: Head): object {
  return Object.defineProperties(facts, { http_headers: { value: headers }, host: { value: host } })
}
