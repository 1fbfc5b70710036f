import type { Server } from 'node:http'
import { connect } from 'node:net'
import { portOf } from '../../loopback.ts'

/** An answer as it came over the wire, whole. */
export interface RawAnswer {
  readonly status: number
  /** Status line and headers. */
  readonly head: string
  /** The text of a header by its lower-case name. */
  readonly header: (name: string) => string | undefined
  readonly body: string
}

/** Above what the slowest answer takes on a busy machine, in milliseconds. */
const PATIENCE = 3000

/**
 * Asks for `/route` on a connection of its own and reads every byte until the server ends it.
 *
 * @throws {Error} unless that is one whole answer and not a byte more: a status line, headers each named once, and a body
 *   as long as `content-length` says.
 */
export async function askRaw(
  server: Server,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const lines = Object.entries({ host: 'bff.example', connection: 'close', ...headers })
  const head = lines.map(([name, text]) => `${name}: ${text}\r\n`).join('')
  return parse(await exchange(portOf(server), `GET /route HTTP/1.1\r\n${head}\r\n`))
}

function exchange(port: number, request: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error('The answer did not end')))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks)))
    socket.write(request, 'latin1')
  })
}

function parse(bytes: Buffer): RawAnswer {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) throw new Error(`There is no answer in ${JSON.stringify(bytes.toString('latin1'))}`)
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const [, status] = /^HTTP\/1\.1 (\d{3}) [ -~]+$/.exec(statusLine) ?? []
  if (status === undefined) throw new Error(`${JSON.stringify(statusLine)} is no status line`)
  const headers = headersOf(lines)
  const body = bytes.subarray(end + 4)
  if (hasBody(Number(status)) && headers.get('content-length') !== String(body.length)) {
    throw new Error(`content-length: ${headers.get('content-length')} before ${body.length} bytes`)
  }
  const head = bytes.subarray(0, end).toString('latin1')
  return { status: Number(status), head, header: (name) => headers.get(name), body: body.toString('utf8') }
}

/** Koa takes any status that an error names. */
function hasBody(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 304
}

function headersOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const [, name = '', text = ''] = /^([\w-]+): ?(.*)$/.exec(line) ?? []
    const key = name.toLowerCase()
    if (key === '' || headers.has(key))
      throw new Error(`${JSON.stringify(line)} is no header, or a second one`)
    headers.set(key, text)
  }
  return headers
}
