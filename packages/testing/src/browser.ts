import { once } from 'node:events'
import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
} from 'node:http'
import { portOf } from './loopback.ts'

/** What a browser got of an answer. */
export interface Received {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** As it came, content-encoding included. */
  readonly bytes: Buffer
  /** False where the connection ended before the body did. */
  readonly isWhole: boolean
  /** The port of the browser's end: the same for all answers on one connection. */
  readonly port: number | undefined
}

/** How a browser asks. */
interface Asking extends RequestOptions {
  readonly body?: string | Buffer
}

/** A browser with a single connection, that is kept alive. */
export interface Browser {
  /** Sends the request, and resolves to the whole answer or to what of it came; rejects where no answer came at all. */
  readonly ask: (asking?: Asking) => Promise<Received>
  readonly close: () => void
}

/** Opens a browser on a server. The caller closes it. */
export function openBrowser(server: Server): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  async function ask({ body, ...options }: Asking = {}): Promise<Received> {
    const asked = request({ host: '127.0.0.1', port: portOf(server), path: '/route', agent, ...options })
    // A connection that ends while the body is still being sent is no failure if the answer has come.
    asked.on('error', () => {})
    asked.end(body)
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    return await receive(response)
  }
  return { ask, close: () => agent.destroy() }
}

async function receive(response: IncomingMessage): Promise<Received> {
  const port = response.socket.localPort
  const chunks: Buffer[] = []
  response.on('data', (chunk) => chunks.push(chunk)).on('error', () => {})
  await new Promise((resolve) => response.once('close', resolve))
  const { statusCode: status = 0, headers, complete: isWhole } = response
  return { status, headers, bytes: Buffer.concat(chunks), isWhole, port }
}
