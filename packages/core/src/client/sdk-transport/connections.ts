import { Agent as HttpAgent, type OutgoingHttpHeaders } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { proxyHeaders, readProxy, withoutBrackets } from './proxy.ts'
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
  /** What a proxy that reads the request is told beside it. */
  readonly headers?: OutgoingHttpHeaders
}

/**
 * Enough for a busy BFF, and few enough that a hung VOD does not use up its sockets. A hundred calls a second need 10.
 * Tunnels have no bound: node starts a queued request only when a socket closes, and a refused tunnel has none.
 */
const MAX_SOCKETS = 128

/** The shared agents, by what they lead to. An app with temporary credentials creates a client for each request. */
const SHARED = new Map<string, HttpAgent>()

/** The connection for a request: by the app's agent, through the proxy of the client's configuration, or straight. */
export function connectionFor(request: SignedRequest, config: SdkConfig, agent?: HttpAgent): Connection {
  const { url, path } = request
  const straight = { scheme: url.protocol, hostname: withoutBrackets(url.hostname), port: url.port, path }
  if (agent) return { ...straight, agent }
  const proxyUrl = readProxy(config)
  if (!proxyUrl) return { ...straight, agent: sharedAgent(url.protocol) }
  if (url.protocol === 'https:') return { ...straight, agent: sharedAgent(url.protocol, proxyUrl) }
  const { protocol: scheme, hostname, port } = proxyUrl
  return {
    agent: sharedAgent(scheme),
    scheme,
    hostname: withoutBrackets(hostname),
    port,
    path: `${url.origin}${path}`,
    headers: proxyHeaders(proxyUrl),
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
  if (proxy) return new TunnelAgent(proxy, { keepAlive: true })
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS }
  return scheme === 'https:' ? new HttpsAgent(options) : new HttpAgent(options)
}
