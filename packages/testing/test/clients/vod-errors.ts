import type { Fault } from '@vod-errors/emulator'

/** The parts of a VodError that all clients must agree on. */
export interface Outcome {
  readonly code: string
  readonly status: number
  readonly upstreamStatus?: number | undefined
  readonly requestId?: string | undefined
  readonly retryAfter?: number | undefined
  readonly params?: object | undefined
}

/** One error of VOD or of the network. */
export interface VodErrorCase {
  /** What the emulator does. Undefined: the connection is refused. */
  readonly fault?: Fault
  readonly timeout?: number
  /** The error that every client must lead to. */
  readonly expected: Outcome
  /** The code from clients that cannot tell a truncated response from invalid JSON. */
  readonly alternativeCode?: string
  /** What differs for a client that drops the headers. */
  readonly withoutHeaders?: Partial<Outcome>
  /**
   * `proven`: a response with proof that it came from VOD; `unproven`: any other error response; `good status`: a broken response
   * whose status some clients do not report.
   */
  readonly kind: 'proven' | 'unproven' | 'good status' | 'no response'
  /** Clients that crash the process, or do not throw. */
  readonly skip?: readonly string[]
}

const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'
const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' }
const NOT_FOUND = { code: 'MediaException.MediaNotFound', message: 'Media not found with mda-1' }
const CONFLICT = {
  requestId: REQUEST_ID,
  code: 'RequestConflict',
  message: 'Your concurrent request is conflict',
}

const mediaNotFound: Outcome = {
  code: 'MediaNotFound',
  status: 404,
  upstreamStatus: 404,
  requestId: REQUEST_ID,
  params: { mediaId: 'mda-1' },
}
const unreadable = { code: 'UpstreamInvalidResponse', status: 502, retryAfter: 1, params: {} }
const unavailable = { code: 'UpstreamUnavailable', status: 503, retryAfter: 1, params: {} }
const unreachable = { code: 'UpstreamUnreachable', status: 502, retryAfter: 1, params: {} }
/** These do not parse the body of a good response, or resolve to its text if it cannot be parsed. */
const UNPARSED = ['axios, as a stream', 'got, as bytes', 'axios 0.21', 'request-promise', 'ofetch']
const THROWN = [
  'fetch, the Response thrown',
  'node-fetch, the Response thrown',
  'node-fetch 2, the Response thrown',
  'undici request, the response thrown',
  '@midwayjs/core, the result thrown',
  'needle, the result thrown',
]
const timedOut = { code: 'UpstreamTimeout', status: 504, retryAfter: 1, params: {} }

/** Every error that every client receives. */
export const VOD_ERRORS: Readonly<Record<string, VodErrorCase>> = {
  'a documented code': {
    fault: { code: 'MediaNotFound', params: { mediaId: 'mda-1' }, requestId: REQUEST_ID },
    expected: mediaNotFound,
    kind: 'proven',
  },
  'a code missing from the catalog': {
    fault: { code: 'BrandNew', status: 422, requestId: REQUEST_ID },
    expected: { code: 'BrandNew', status: 422, upstreamStatus: 422, requestId: REQUEST_ID, params: {} },
    kind: 'proven',
  },
  'a request id in the header only': {
    fault: {
      response: {
        status: 404,
        headers: { ...JSON_TYPE, 'x-bce-request-id': REQUEST_ID },
        body: JSON.stringify(NOT_FOUND),
      },
    },
    expected: mediaNotFound,
    withoutHeaders: { requestId: undefined },
    kind: 'proven',
  },
  'a Retry-After': {
    fault: {
      response: {
        status: 409,
        headers: { ...JSON_TYPE, 'x-bce-request-id': REQUEST_ID, 'retry-after': '7' },
        body: JSON.stringify(CONFLICT),
      },
    },
    expected: {
      code: 'RequestConflict',
      status: 409,
      upstreamStatus: 409,
      requestId: REQUEST_ID,
      retryAfter: 7,
      params: {},
    },
    withoutHeaders: { retryAfter: 1 },
    kind: 'proven',
  },
  'a gateway’s HTML page': {
    fault: { transport: 'html' },
    expected: { ...unreadable, upstreamStatus: 502 },
    kind: 'unproven',
  },
  'a gateway’s timeout': {
    fault: { transport: 'html', status: 504 },
    expected: { ...timedOut, upstreamStatus: 504 },
    kind: 'unproven',
  },
  'an empty response': {
    fault: { transport: 'empty', status: 503 },
    expected: { ...unavailable, upstreamStatus: 503 },
    kind: 'unproven',
  },
  'a gateway that is overloaded': {
    fault: { response: { status: 503, headers: { 'retry-after': '30' }, body: '<html>503</html>' } },
    expected: { ...unavailable, upstreamStatus: 503, retryAfter: 30 },
    withoutHeaders: { retryAfter: 1 },
    kind: 'unproven',
  },
  'a gateway that throttles': {
    fault: { response: { status: 429, headers: { 'retry-after': '0' }, body: 'Too many requests' } },
    expected: { ...unavailable, upstreamStatus: 429, retryAfter: 0 },
    withoutHeaders: { retryAfter: 1 },
    kind: 'unproven',
  },
  'a body that is too large for the gateway': {
    fault: { response: { status: 413, headers: {}, body: '<html>413 Request Entity Too Large</html>' } },
    expected: { ...unreadable, upstreamStatus: 413, retryAfter: undefined },
    kind: 'unproven',
  },
  'a code in the headers only': {
    fault: {
      response: {
        status: 404,
        headers: {
          'x-bce-request-id': REQUEST_ID,
          'x-bce-error-code': 'MediaException.MediaNotFound',
          'x-bce-error-message': 'Media not found with mda-1',
        },
        body: '',
      },
    },
    expected: mediaNotFound,
    withoutHeaders: { code: unreadable.code, status: 502, requestId: undefined, params: {} },
    kind: 'proven',
  },
  'invalid JSON with status 200': {
    fault: { transport: 'brokenJson' },
    expected: unreadable,
    kind: 'good status',
    // bce-sdk-js throws outside any promise, and no app throws a response with a good status.
    skip: ['bce-sdk-js', ...UNPARSED, ...THROWN],
  },
  'a truncated response': {
    fault: { transport: 'truncated' },
    expected: unreachable,
    alternativeCode: unreadable.code,
    kind: 'good status',
    // node-fetch 2 and needle neither resolve nor reject: only a timeout ends such a call.
    skip: ['axios, as a stream', 'node-fetch 2', ...THROWN],
  },
  'a connection reset': { fault: { transport: 'reset' }, expected: unreachable, kind: 'no response' },
  'a refused connection': { expected: unreachable, kind: 'no response' },
  'a VOD that never responds': {
    fault: { transport: 'hang' },
    timeout: 150,
    expected: timedOut,
    kind: 'no response',
  },
}
