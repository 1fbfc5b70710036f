import { expected } from '../expected.ts'
import { isObject, read, readPath } from '../read-unknown.ts'

/** The hosts that are VOD's unless the team says otherwise. `*.` stands for one or more labels. */
export const VOD_HOSTS: readonly string[] = ['*.baidubce.com', '*.bcevod.com']

const HOST_PATTERN = /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$|^\[?[0-9a-f:]+\]?$/i

/**
 * Checks the `hosts` option.
 *
 * @throws {TypeError} unless it is an array of host names, each perhaps with `*.` before it.
 */
export function checkHosts(hosts: unknown): readonly string[] {
  if (!Array.isArray(hosts)) throw expected('hosts', 'an array of host names', hosts)
  for (const [index, host] of hosts.entries()) {
    const isHost = typeof host === 'string' && HOST_PATTERN.test(host)
    if (!isHost)
      throw expected(
        `hosts[${index}]`,
        'a host name without scheme, port and path, such as *.baidubce.com',
        host,
      )
  }
  return hosts.map(bareHost)
}

/** Whether a host is one of VOD's: `vod.bj.baidubce.com` is under `*.baidubce.com`, `baidubce.com.evil.example` is not. */
export function isVodHost(host: string, patterns: readonly string[]): boolean {
  const name = bareHost(host)
  return patterns.some((pattern) =>
    pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern,
  )
}

/** Without the brackets of an IPv6 address and the dot of a fully qualified name. */
function bareHost(host: string): string {
  return host.toLowerCase().replace(/[[\]]|\.$/g, '')
}

/** The URL that a call went to, if the value has it whole in one of these places. */
export function readUrl(value: unknown, urls: readonly (readonly string[])[]): URL | undefined {
  return urls.map((path) => parseUrl(readPath(value, path))).find((url) => url !== undefined)
}

/** The host of {@link readUrl}. */
export function readUrlHost(value: unknown, urls: readonly (readonly string[])[]): string | undefined {
  return readUrl(value, urls)?.hostname
}

/** The host that node's own errors of DNS and TLS name, as `hostname` or `host`. */
export function readNodeHost(value: unknown): string | undefined {
  const host = read(value, 'hostname') ?? read(value, 'host')
  return typeof host === 'string' ? host : undefined
}

/** A client keeps a URL as text, as a URL, or as a Request that has one. */
function parseUrl(url: unknown): URL | undefined {
  const text = isObject(url) ? (read(url, 'href') ?? read(url, 'url')) : url
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
}
