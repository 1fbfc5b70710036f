import type { OutgoingHttpHeaders } from 'node:http'
import { isInteger, read, readString } from '../../read-unknown.ts'
import type { SdkConfig } from './sdk-client.ts'

/**
 * The proxy of a configuration as the SDK reads it: a host, perhaps after `user:password@`, and a port that is that of the
 * scheme unless it is a number.
 *
 * @throws {TypeError} if the host is not valid. It does not quote the host, which may contain a password.
 */
export function readProxy({ proxy, protocol }: SdkConfig): URL | undefined {
  const host = readString(proxy, 'host')
  if (!host) return undefined
  const scheme = protocol === 'https' ? 'https' : 'http'
  const port = read(proxy, 'port')
  const url = `${scheme}://${host}${isInteger(port) ? `:${port}` : ''}`
  // A slash would end the host, and make a host of the user.
  if (/[\\/?#]/.test(host) || !URL.canParse(url)) throw invalidHost()
  return new URL(url)
}

/**
 * The header with which a proxy knows its user; none for a proxy without one.
 *
 * @throws {TypeError} if the user or the password is not percent-encoded.
 */
export function proxyHeaders({ username, password }: URL): OutgoingHttpHeaders {
  if (!username && !password) return {}
  const user = `${decode(username)}:${decode(password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(user).toString('base64')}` }
}

/** Without the brackets of an IPv6 address, which node does not take. */
export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalidHost()
  }
}

function invalidHost(): TypeError {
  return new TypeError(
    'Expected `config.proxy.host` to be a host, or `user:password@host` with both percent-encoded',
  )
}
