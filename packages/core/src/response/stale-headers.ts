import { expected } from '../expected.ts'

/** Headers that describe the body, target or caching of a success. They would be wrong on an error. */
const STALE_HEADERS: readonly string[] = [
  'accept-ranges',
  'age',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-location',
  'content-md5',
  'content-range',
  'digest',
  'edge-control',
  'etag',
  'expires',
  'last-modified',
  'location',
  'pragma',
  'refresh',
  'repr-digest',
  'retry-after',
  'surrogate-control',
  'trailer',
  'transfer-encoding',
  'x-bce-request-id',
  'x-sendfile',
]

/** Headers that an error response has by default. If `beforeSend` omits one, that of the success is wrong, too. */
const REPLACED: readonly string[] = ['cache-control', 'content-language', 'content-type']

/**
 * Headers that a proxy or CDN prefers to `cache-control`: nginx (`x-accel-expires`), LiteSpeed, and `*-cdn-cache-control` of
 * RFC 9213. With one of them, a cache would send one person's error to everyone.
 */
const PROXY_CONTROL = /^x-accel-|^x-litespeed-|(?:^|-)cdn-cache-control$/

/** Whether a header, given in lower case, belongs to the abandoned success. */
export type IsStale = (name: string) => boolean

const isStale: IsStale = (name) => STALE.has(name) || PROXY_CONTROL.test(name)
const STALE: ReadonlySet<string> = new Set([...STALE_HEADERS, ...REPLACED])

/**
 * Checks the `keepHeaders` option, and prepares the check for stale headers.
 *
 * @throws {TypeError} unless it is an array of names of headers that are removed by default.
 */
export function prepareStaleHeaders(keepHeaders: unknown = []): IsStale {
  if (!Array.isArray(keepHeaders)) throw expected('keepHeaders', 'an array of header names', keepHeaders)
  for (const [index, name] of keepHeaders.entries()) {
    const isRemoved =
      typeof name === 'string' && isStale(name.toLowerCase()) && !REPLACED.includes(name.toLowerCase())
    if (!isRemoved) throw expected(`keepHeaders[${index}]`, `one of ${STALE_HEADERS.join(', ')}`, name)
  }
  const kept = keepHeaders.map((name: string) => name.toLowerCase())
  return kept.length === 0 ? isStale : (name) => isStale(name) && !kept.includes(name)
}
