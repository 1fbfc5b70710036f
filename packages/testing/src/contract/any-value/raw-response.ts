import type { Server } from 'node:http'
import { exchange } from '../../exchange-bytes.ts'

/** A whole response as it came over the wire. */
export interface RawResponse {
  readonly status: number
  /** Status line and headers. */
  readonly head: string
  /** The value of a header by its lower-case name. */
  readonly header: (name: string) => string | undefined
  readonly body: string
}

/** More than the slowest response takes on a busy machine, in milliseconds. */
const TIMEOUT = 3000

/**
 * Requests `/route` on a new connection and reads until the server closes it.
 *
 * @throws {Error} unless it received one whole response and not a byte more: a status line, headers without duplicates,
 *   and a body as long as `content-length` says.
 */
export async function requestRaw(
  server: Server,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawResponse> {
  const lines = Object.entries({ host: 'bff.example', connection: 'close', ...headers })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const { bytes, error } = await exchange(server, `GET /route HTTP/1.1\r\n${head}\r\n`, { timeout: TIMEOUT })
  if (error) throw error
  return parseResponse(bytes)
}

function parseResponse(bytes: Buffer): RawResponse {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) throw new Error(`Expected a response, got ${JSON.stringify(bytes.toString('latin1'))}`)
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const [, status] = /^HTTP\/1\.1 (\d{3}) [ -~]+$/.exec(statusLine) ?? []
  if (status === undefined) throw new Error(`Expected a status line, got ${JSON.stringify(statusLine)}`)
  const headers = parseHeaders(lines)
  const body = bytes.subarray(end + 4)
  if (hasBody(Number(status)) && headers.get('content-length') !== String(body.length)) {
    throw new Error(`Expected content-length: ${body.length}, got ${headers.get('content-length')}`)
  }
  const head = bytes.subarray(0, end).toString('latin1')
  return { status: Number(status), head, header: (name) => headers.get(name), body: body.toString('utf8') }
}

/** Koa sends whatever status an error has. */
function hasBody(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 304
}

function parseHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const [, name = '', value = ''] = /^([\w-]+): ?(.*)$/.exec(line) ?? []
    const key = name.toLowerCase()
    if (key === '') throw new Error(`Expected a header, got ${JSON.stringify(line)}`)
    if (headers.has(key)) throw new Error(`Expected no duplicate header, got ${JSON.stringify(line)}`)
    headers.set(key, value)
  }
  return headers
}
