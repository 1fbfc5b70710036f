import type { SyntheticCode } from '../catalog/catalog.ts'
import { readString } from '../read-unknown.ts'

/** One kind of failure on the way to VOD or back. */
export interface TransportErrorKind {
  /** What it is, for docs. */
  readonly what: string
  readonly code: SyntheticCode
  /** Its signs: the `code` of node, undici and the clients, or the `name` of the error. A trailing `*` is any rest. */
  readonly signs: readonly string[]
}

/** How failures of transport show in Node, one row a kind. The first row with a matching sign counts. */
export const TRANSPORT_ERRORS: readonly TransportErrorKind[] = [
  {
    what: 'time-out',
    code: 'UpstreamTimeout',
    signs: [
      'ETIMEDOUT',
      'ESOCKETTIMEDOUT',
      // axios and superagent
      'ECONNABORTED',
      'UND_ERR_CONNECT_TIMEOUT',
      'UND_ERR_HEADERS_TIMEOUT',
      'UND_ERR_BODY_TIMEOUT',
      'TimeoutError',
    ],
  },
  {
    what: 'given up on by the BFF',
    code: 'UpstreamAborted',
    signs: ['ABORT_ERR', 'ERR_ABORTED', 'ERR_CANCELED', 'UND_ERR_ABORTED', 'AbortError', 'CanceledError'],
  },
  {
    what: 'no such host',
    code: 'UpstreamUnreachable',
    signs: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA'],
  },
  {
    what: 'refused or no route',
    code: 'UpstreamUnreachable',
    signs: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'],
  },
  {
    what: 'TLS',
    code: 'UpstreamUnreachable',
    signs: [
      'ERR_TLS_*',
      'ERR_SSL_*',
      'CERT_*',
      'UNABLE_TO_*',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'EPROTO',
      'HOSTNAME_MISMATCH',
    ],
  },
  {
    what: 'cut off before or in the middle of the answer',
    code: 'UpstreamUnreachable',
    signs: ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'],
  },
  {
    what: 'an answer that cannot be parsed',
    code: 'UpstreamInvalidResponse',
    signs: [
      'HPE_*',
      'ERR_BODY_PARSE_FAILURE',
      'UND_ERR_RES_*',
      'UND_ERR_HEADERS_OVERFLOW',
      'ERR_BAD_RESPONSE',
      'Z_*',
      // brotli
      'ERR__ERROR_FORMAT_*',
      'ERR_ENCODING_INVALID_ENCODED_DATA',
      'ParseError',
      // undici's, whose code may be missing
      'HTTPParserError',
      'SyntaxError',
    ],
  },
]

/** The kind of transport failure that a thrown value is itself, its causes aside; `undefined` for any other value. */
export function transportErrorKind(value: unknown): TransportErrorKind | undefined {
  const signs = [readString(value, 'code'), readString(value, 'name')]
  return TRANSPORT_ERRORS.find((row) => row.signs.some((sign) => signs.some((found) => isSign(found, sign))))
}

function isSign(found: string | undefined, sign: string): boolean {
  if (found === undefined) return false
  return sign.endsWith('*') ? found.startsWith(sign.slice(0, -1)) : found === sign
}
