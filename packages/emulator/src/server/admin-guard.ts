import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** Why a request may not use the admin routes. */
export interface AdminRefusal {
  readonly status: 403 | 415
  readonly message: string
}

/**
 * Refuses requests that a web page sent, since the admin routes are unsigned. A page can forge neither `host` nor `origin`
 * nor `sec-fetch-site`, and it cannot send JSON to another origin without a preflight. Returns `undefined` for all others.
 */
export function refuseWebPage(request: IncomingMessage, listenHost: string): AdminRefusal | undefined {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = request.headers
  const own = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined
  if (own === undefined || !isOwnHost(own.hostname, listenHost)) {
    const message = `Unknown host ${JSON.stringify(host)}: use an IP address, localhost, or the name given as --host`
    return { status: 403, message }
  }
  if (origin !== undefined && origin !== own.origin) return refusePage('origin', origin)
  if (site !== 'same-origin' && site !== 'none') return refusePage('sec-fetch-site', String(site))
  if (hasBody(request) && !isJson(request)) {
    return { status: 415, message: 'The body must have the content type application/json' }
  }
  return undefined
}

/**
 * DNS rebinding points a page's own host name at this machine, so a name has to be ours. An IP address cannot be rebound.
 * The port does not matter: containers forward it.
 */
function isOwnHost(hostname: string, listenHost: string): boolean {
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  return isAddress || hostname === 'localhost' || hostname === listenHost.toLowerCase()
}

function refusePage(header: string, value: string): AdminRefusal {
  return {
    status: 403,
    message: `Web pages may not use the admin routes: \`${header}\` is ${JSON.stringify(value)}`,
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function isJson({ headers }: IncomingMessage): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
}
