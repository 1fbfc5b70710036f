import type { SyntheticCode } from '../catalog/catalog.ts'
import { readString } from '../read-unknown.ts'

/** One kind of transport error. */
export interface TransportErrorKind {
  /** What it is, for docs. */
  readonly what: string
  readonly code: SyntheticCode
  /** The values of `code`, `name` or `type` that show it, of node, undici and the clients. A trailing `*` matches any rest. */
  readonly signs: readonly string[]
}

/** How transport errors show in node, one row per kind. The first row with a matching sign counts. */
export const TRANSPORT_ERRORS: readonly TransportErrorKind[] = [
  {
    what: 'timeout',
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
      // agentkeepalive
      'ERR_SOCKET_TIMEOUT',
      // urllib 2
      'ConnectionTimeoutError',
      'ResponseTimeoutError',
      'SocketAssignTimeoutError',
      // urllib 3 and 4
      'HttpClientConnectTimeoutError',
      'HttpClientRequestTimeoutError',
      'MidwayUtilHttpClientTimeoutError',
      // httpx
      'RequestTimeoutError',
      // node-fetch 2
      'request-timeout',
      'body-timeout',
      // umi-request
      'Timeout',
    ],
  },
  {
    // Not an abort by the BFF, although undici names it AbortError.
    what: 'refused by the proxy',
    code: 'UpstreamUnreachable',
    signs: ['UND_ERR_ABORTED'],
  },
  {
    what: 'aborted by the BFF',
    code: 'UpstreamAborted',
    signs: ['ABORT_ERR', 'ERR_ABORTED', 'ERR_CANCELED', 'AbortError', 'CanceledError'],
  },
  {
    what: 'unknown host',
    code: 'UpstreamUnreachable',
    signs: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA'],
  },
  {
    what: 'connection refused or no route',
    code: 'UpstreamUnreachable',
    signs: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'],
  },
  {
    what: 'TLS failure',
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
    what: 'connection lost before or during the response',
    code: 'UpstreamUnreachable',
    signs: ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'],
  },
  {
    what: 'response that cannot be parsed',
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
      // undici, sometimes without a code
      'HTTPParserError',
      'SyntaxError',
      // urllib
      'JSONResponseFormatError',
      'UnzipError',
      // node-fetch 2
      'invalid-json',
      'max-size',
    ],
  },
]

/** The kind of transport error of a thrown value, ignoring its causes; `undefined` for any other value. */
export function transportErrorKind(value: unknown): TransportErrorKind | undefined {
  const signs = [readString(value, 'code'), readString(value, 'name'), readString(value, 'type')]
  return TRANSPORT_ERRORS.find((row) => row.signs.some((sign) => signs.some((found) => isSign(found, sign))))
}

function isSign(found: string | undefined, sign: string): boolean {
  if (found === undefined) return false
  return sign.endsWith('*') ? found.startsWith(sign.slice(0, -1)) : found === sign
}
