import { once } from 'node:events'
import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as nodeRequest,
  type RequestOptions,
  type Server,
} from 'node:http'
import { urlOf } from './listen.ts'

/** A response as a client receives it. */
export interface ReceivedResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** As received, content-encoding included. */
  readonly bytes: Buffer
  /** The same as UTF-8. */
  readonly text: string
  /** False if the connection ended before the body did. */
  readonly isWhole: boolean
  /** The client's port: equal for all responses on one connection. */
  readonly port: number | undefined
}

/** Node's options, and the body to send. */
interface Options extends RequestOptions {
  readonly body?: string | Buffer
}

/** A client with a single keep-alive connection. */
export interface Browser {
  /** Sends a request to `/route`, or to `options.path`. */
  readonly request: (options?: Options) => Promise<ReceivedResponse>
  readonly close: () => void
}

/**
 * Sends one request with node:http on a separate connection, and resolves to the response as far as it was received.
 *
 * @throws {Error} node's, if no response was received.
 */
export async function request(url: string, { body, ...options }: Options = {}): Promise<ReceivedResponse> {
  const outgoing = nodeRequest(url, { agent: false, ...options })
  // The server may close the connection before it has read the whole body: not an error if there is a response.
  outgoing.on('error', () => {})
  outgoing.end(body)
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  return await receive(incoming)
}

/** Opens a browser on a server. The caller closes it. */
export function openBrowser(server: Server): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    request: (options) => request(urlOf(server, '/route'), { agent, ...options }),
    close: () => agent.destroy(),
  }
}

async function receive(incoming: IncomingMessage): Promise<ReceivedResponse> {
  const port = incoming.socket.localPort
  const chunks: Buffer[] = []
  incoming.on('data', (chunk) => chunks.push(chunk)).on('error', () => {})
  await new Promise((resolve) => incoming.once('close', resolve))
  const { statusCode: status = 0, headers, complete: isWhole } = incoming
  const bytes = Buffer.concat(chunks)
  return { status, headers, bytes, text: bytes.toString('utf8'), isWhole, port }
}
