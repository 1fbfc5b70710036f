/** An answer as plain data. An adapter only sends it. */
export interface VodErrorResponse {
  /** 400–599. */
  readonly status: number
  /** Lower-case names; every value is a legal header value. */
  readonly headers: Readonly<Record<string, string>>
  /** What to append to `vary`, beside what the app has put there. */
  readonly vary: string
  /** Lower-case names of headers to remove first: they described the success that did not happen. */
  readonly staleHeaders: readonly string[]
  readonly body: string
}

/** Headers that belong to the body, the target or the caching of a success, and lie about an error. */
const STALE_HEADERS: readonly string[] = [
  'accept-ranges',
  'age',
  'cdn-cache-control',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-location',
  'content-md5',
  'content-range',
  'digest',
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
  'x-accel-redirect',
  'x-bce-request-id',
  'x-sendfile',
]

/** What the body says: exactly these three keys, in this order. */
export interface VodErrorBody {
  /** VOD's id of the failed call; where it gave none, the BFF's own or a new one. */
  readonly requestId: string
  readonly code: string
  /** The user message. */
  readonly message: string
}

/** What {@link writeResponse} needs beside the body. */
export interface ResponseParts {
  readonly status: number
  readonly body: VodErrorBody
  /** The language of the message. */
  readonly locale: string
  /** VOD's id, if VOD gave one. */
  readonly upstreamRequestId?: string | undefined
  /** Seconds after which a retry makes sense, if it does. */
  readonly retryAfter?: number | undefined
}

/** Writes the answer: JSON, never cached, never sniffed. */
export function writeResponse({ status, body, locale, ...ids }: ResponseParts): VodErrorResponse {
  const { requestId, code, message } = body
  const json = JSON.stringify({ requestId, code, message })
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(json)),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-language': locale,
      ...(ids.retryAfter === undefined ? {} : { 'retry-after': String(ids.retryAfter) }),
      ...(ids.upstreamRequestId === undefined ? {} : { 'x-bce-request-id': ids.upstreamRequestId }),
    },
    vary: 'Accept-Language',
    staleHeaders: STALE_HEADERS,
    body: json,
  }
}
