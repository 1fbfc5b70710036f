import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isInteger, read, readString } from '../../read-unknown.ts'
import type { SdkConfig } from './sdk-client.ts'
import type { SignedRequest } from './sign-request.ts'
import { TunnelAgent } from './tunnel-agent.ts'

/** How a request gets to its host. */
export interface Connection {
  readonly agent: HttpAgent
  /** Where the connection leads. */
  readonly scheme: string
  readonly hostname: string
  readonly port: string
  /** The target in the request line. */
  readonly path: string
}

/** Enough for a busy BFF, and few enough that a hung VOD does not use up its sockets. A hundred calls a second need 10. */
const MOST_SOCKETS = 128

/** The shared agents, by what they lead to. Shared, because an app with temporary credentials makes a client a request. */
const SHARED = new Map<string, HttpAgent>()

/** The connection for a request: by the app's agent, through the proxy of the client's configuration, or straight. */
export function connectionFor(
  request: SignedRequest,
  { proxy, protocol }: SdkConfig,
  agent?: HttpAgent,
): Connection {
  const { url, path } = request
  const straight = { scheme: url.protocol, hostname: withoutBrackets(url.hostname), port: url.port, path }
  if (agent) return { ...straight, agent }
  const proxyUrl = readProxy(proxy, protocol)
  if (!proxyUrl) return { ...straight, agent: sharedAgent(url.protocol) }
  if (url.protocol === 'https:') return { ...straight, agent: sharedAgent(url.protocol, proxyUrl) }
  const { protocol: scheme, hostname, port } = proxyUrl
  return {
    agent: sharedAgent(scheme),
    scheme,
    hostname: withoutBrackets(hostname),
    port,
    path: `${url.origin}${path}`,
  }
}

/**
 * Closes the connections that wait for a request. The agent takes the one that was used last, so where that has gone
 * stale, those that have waited longer have too.
 */
export function closeIdle({ freeSockets }: HttpAgent): void {
  for (const sockets of Object.values(freeSockets ?? {})) for (const socket of sockets ?? []) socket.destroy()
}

function sharedAgent(scheme: string, proxy?: URL): HttpAgent {
  const key = proxy?.href ?? scheme
  const agent = SHARED.get(key) ?? createAgent(scheme, proxy)
  SHARED.set(key, agent)
  return agent
}

function createAgent(scheme: string, proxy: URL | undefined): HttpAgent {
  const options = { keepAlive: true, maxSockets: MOST_SOCKETS }
  if (proxy) return new TunnelAgent(proxy, options)
  return scheme === 'https:' ? new HttpsAgent(options) : new HttpAgent(options)
}

/** As the SDK reads `config.proxy`: a host, and a port that is that of the scheme unless it is a number. */
function readProxy(proxy: unknown, protocol: unknown): URL | undefined {
  const host = readString(proxy, 'host')
  if (!host) return undefined
  const scheme = protocol === 'https' ? 'https' : 'http'
  const port = read(proxy, 'port')
  return new URL(`${scheme}://${host}${isInteger(port) ? `:${port}` : ''}`)
}

/** Without the brackets of an IPv6 address, which node does not take. */
function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
