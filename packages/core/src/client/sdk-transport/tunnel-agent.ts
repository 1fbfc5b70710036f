import { request as httpRequest, type RequestOptions } from 'node:http'
import { Agent, type AgentOptions, request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'

/** How long a proxy may take to open a tunnel, in milliseconds: nothing else ends a socket that no request has yet. */
const MOST_TUNNEL_TIME = 10_000

type OnConnection = (error: Error | null, stream: Duplex) => void

/**
 * An agent that reaches its hosts through tunnels of an HTTP proxy, and verifies their certificates itself. Our own,
 * because https-proxy-agent leaves the socket open where the proxy does not respond.
 */
export class TunnelAgent extends Agent {
  readonly #proxy: URL

  constructor(proxy: URL, options: AgentOptions) {
    super(options)
    this.#proxy = proxy
  }

  override createConnection(options: RequestOptions, onConnection: OnConnection = () => {}): undefined {
    // Node expects an error alone, and its types a stream beside it.
    const fail = (error: Error) => Reflect.apply(onConnection, undefined, [error])
    const connect = this.#connect(`${options.host}:${options.port}`)
    connect.once('error', fail)
    connect.once('timeout', () => connect.destroy(timedOut()))
    connect.once('connect', ({ statusCode }, socket) => {
      connect.removeListener('error', fail)
      socket.setTimeout(0)
      if (statusCode === 200) return onConnection(null, this.#secure(options, socket))
      socket.destroy()
      fail(refused(statusCode))
    })
    connect.end()
    return undefined
  }

  #connect(path: string) {
    const { protocol, hostname, port } = this.#proxy
    const request = protocol === 'https:' ? httpsRequest : httpRequest
    const host = hostname.replace(/^\[|\]$/g, '')
    return request({
      method: 'CONNECT',
      host,
      port,
      path,
      headers: { host: path },
      agent: false,
      timeout: MOST_TUNNEL_TIME,
    })
  }

  #secure(options: RequestOptions, socket: Duplex): Duplex {
    // Inside node, `socket` is an option of tls.connect, which the types of an agent's options leave out.
    const within: RequestOptions & { socket: Duplex } = { ...options, socket }
    const stream = super.createConnection(within)
    if (!stream) throw new TypeError('No TLS connection was made')
    return stream
  }
}

function timedOut(): Error {
  return Object.assign(new Error(`The proxy did not respond within ${MOST_TUNNEL_TIME} ms`), {
    code: 'ETIMEDOUT',
  })
}

function refused(statusCode: number | undefined): Error {
  const error = new Error(`The proxy refused the tunnel with status ${statusCode}`)
  return Object.assign(error, { code: 'ECONNREFUSED' })
}
