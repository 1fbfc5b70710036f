import { request as httpRequest, type RequestOptions } from 'node:http'
import { Agent, type AgentOptions, request as httpsRequest } from 'node:https'
import { isIPv6 } from 'node:net'
import type { Duplex } from 'node:stream'
import { proxyHeaders, withoutBrackets } from './proxy.ts'

/** How long a proxy may take to open a tunnel, in milliseconds, where no timeout of a call ends it. */
const MAX_TUNNEL_TIME = 10_000

/** What a request gives its agent. */
interface TunnelOptions extends RequestOptions {
  /** Closes a tunnel that is being opened. Under this name, because node does not pass a request's `signal` to its agent. */
  readonly tunnelSignal?: AbortSignal
}

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

  override createConnection(options: TunnelOptions, onConnection: OnConnection = () => {}): undefined {
    // Node expects an error alone, and its types a stream beside it.
    const fail = (error: Error) => Reflect.apply(onConnection, undefined, [error])
    const connect = this.#connect(options)
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

  #connect({ host, port, tunnelSignal: signal }: TunnelOptions) {
    const { protocol, hostname, port: proxyPort } = this.#proxy
    const request = protocol === 'https:' ? httpsRequest : httpRequest
    const path = `${isIPv6(host ?? '') ? `[${host}]` : host}:${port}`
    return request({
      method: 'CONNECT',
      host: withoutBrackets(hostname),
      port: proxyPort,
      path,
      headers: { host: path, ...proxyHeaders(this.#proxy) },
      agent: false,
      timeout: MAX_TUNNEL_TIME,
      ...(signal && { signal }),
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
  return Object.assign(new Error(`The proxy did not respond within ${MAX_TUNNEL_TIME} ms`), {
    code: 'ETIMEDOUT',
  })
}

function refused(statusCode: number | undefined): Error {
  const error = new Error(`The proxy refused the tunnel with status ${statusCode}`)
  return Object.assign(error, { code: 'ECONNREFUSED' })
}
