import { boundedMemo } from '../bounded-memo.ts'
import { expected } from '../expected.ts'
import { isObject, read, reader, readPath, readString } from '../read-unknown.ts'

/**
 * The hosts of VOD by default, and of the token service that its uploads use. Other services of Baidu AI Cloud are below
 * `baidubce.com`, too. A leading `*.` matches one or more labels, another `*` exactly one.
 */
export const VOD_HOSTS: readonly string[] = [
  'vod.baidubce.com',
  'vod.*.baidubce.com',
  'sts.*.baidubce.com',
  '*.bcevod.com',
]

const HOST_PATTERN = /^(?:\*\.)?[a-z0-9_-]+(?:\.(?:\*\.)?[a-z0-9_-]+)*$|^\[?[0-9a-f:]+\]?$/i

/** Whether a host is one of VOD. */
export type IsVodHost = (host: string) => boolean

/**
 * Checks the `hosts` option, and prepares the check of hosts: `vod.bj.baidubce.com` matches `vod.*.baidubce.com`,
 * `aip.baidubce.com` does not.
 *
 * @throws {TypeError} unless it is an array of host names, perhaps with `*` for labels before the last.
 */
export function prepareHosts(hosts: unknown): IsVodHost {
  if (!Array.isArray(hosts)) throw expected('hosts', 'an array of host names', hosts)
  for (const [index, host] of hosts.entries()) {
    const isHost = typeof host === 'string' && HOST_PATTERN.test(host)
    if (!isHost)
      throw expected(
        `hosts[${index}]`,
        'a host name without scheme, port and path, such as vod.*.baidubce.com',
        host,
      )
  }
  const patterns = hosts.map((host: string) => compile(bareHost(host)))
  // Cached, because a BFF calls few hosts.
  return boundedMemo((host) => patterns.some((pattern) => pattern.test(bareHost(host))))
}

/** The names in a pattern have no characters that a RegExp reads otherwise. */
function compile(pattern: string): RegExp {
  const [first = '', ...rest] = pattern.split('.')
  const labels = rest.map((label) => (label === '*' ? '[^.]+' : label))
  return new RegExp(`^${[first === '*' ? '[^.]+(?:\\.[^.]+)*' : first, ...labels].join('\\.')}$`)
}

/** Removes the brackets of an IPv6 address and the final dot of a fully qualified name. */
function bareHost(host: string): string {
  return host.toLowerCase().replace(/[[\]]|\.$/g, '')
}

/** The host of the call, from the first absolute URL with a host at one of these paths. */
export function readUrlHost(value: unknown, urls: readonly (readonly string[])[]): string | undefined {
  for (const path of urls) {
    const url = urlText(readPath(value, path))
    const host = typeof url === 'string' ? hostOf(url) : ''
    if (host !== '') return host
  }
  return undefined
}

/** The host of an absolute URL; empty for any other text. Cached, because one error is asked several times. */
const hostOf = boundedMemo((url) => (URL.canParse(url) ? new URL(url).hostname : ''))

/** The host that node's DNS and TLS errors name as `hostname` or `host`. */
export function readNodeHost(value: unknown): string | undefined {
  const host = readHost(value)
  return typeof host === 'string' ? host : undefined
}

const readHost = reader((value) => value['hostname'] ?? value['host'])

/** Clients keep the URL as text, as a URL, in a Request, or in parts in a request of node. */
function urlText(url: unknown): unknown {
  return isObject(url) ? (read(url, 'href') ?? read(url, 'url') ?? urlOfNodeRequest(url)) : url
}

function urlOfNodeRequest(request: object): string | undefined {
  // Through a proxy, the path is the URL, and the host is the proxy's.
  const path = readString(request, 'path')
  if (path?.startsWith('http')) return path
  const host = readString(request, 'host')
  return host && `${readString(request, 'protocol') ?? 'http:'}//${host.includes(':') ? `[${host}]` : host}`
}
