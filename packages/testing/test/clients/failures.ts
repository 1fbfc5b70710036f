import type { Fault } from '@vod-errors/emulator'

/** What a call came to, as far as all clients must agree. */
export interface Outcome {
  readonly code: string
  readonly status: number
  readonly upstreamStatus?: number | undefined
  readonly requestId?: string | undefined
  readonly retryAfter?: number | undefined
  readonly params?: object | undefined
}

/** One failure of VOD or of the way to it. */
export interface Failure {
  /** What the emulator does; nothing, and nobody listens. */
  readonly fault?: Fault
  readonly timeout?: number
  /** What every client must come to. */
  readonly expected: Outcome
  /** The code that a client comes to if it cannot tell a cut in the middle of an answer from broken text. */
  readonly orCode?: string
  /** What a client that drops the headers loses of it. */
  readonly inHeaders?: Partial<Outcome>
  /**
   * `proven`: an answer that proves to be VOD's by itself; `answer`: any other; `good`: an answer with a good status,
   * of which some clients do not say the status; `none`: no answer.
   */
  readonly kind: 'proven' | 'answer' | 'good' | 'none'
  /** Clients that end the process over it, or see nothing wrong. */
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
const unreachable = { code: 'UpstreamUnreachable', status: 502, retryAfter: 1, params: {} }
/** These hand the body of a good answer on as it comes. */
const UNPARSED = ['axios, as a stream', 'got, as bytes']
const THROWN = [
  'fetch, the Response thrown',
  'node-fetch, the Response thrown',
  'undici request, the answer thrown',
]
const timedOut = { code: 'UpstreamTimeout', status: 504, retryAfter: 1, params: {} }

/** Every failure that every client is driven into. */
export const FAILURES: Readonly<Record<string, Failure>> = {
  'a documented code': {
    fault: { code: 'MediaNotFound', params: { mediaId: 'mda-1' }, requestId: REQUEST_ID },
    expected: mediaNotFound,
    kind: 'proven',
  },
  'a code that the catalog does not know': {
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
    inHeaders: { requestId: undefined },
    kind: 'proven',
  },
  'a time to come again': {
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
    inHeaders: { retryAfter: 1 },
    kind: 'proven',
  },
  'a page of a gateway': {
    fault: { transport: 'html' },
    expected: { ...unreadable, upstreamStatus: 502 },
    kind: 'answer',
  },
  'a time-out of a gateway': {
    fault: { transport: 'html', status: 504 },
    expected: { ...timedOut, upstreamStatus: 504 },
    kind: 'answer',
  },
  'an empty answer': {
    fault: { transport: 'empty', status: 503 },
    expected: { ...unreadable, upstreamStatus: 503 },
    kind: 'answer',
  },
  'broken JSON with 200': {
    fault: { transport: 'brokenJson' },
    expected: unreadable,
    kind: 'good',
    // bce-sdk-js throws outside any promise, ofetch resolves to the text, and nobody throws a good Response.
    skip: ['bce-sdk-js', 'ofetch', ...UNPARSED, ...THROWN],
  },
  'an answer cut off': {
    fault: { transport: 'truncated' },
    expected: unreachable,
    orCode: unreadable.code,
    kind: 'good',
    skip: ['axios, as a stream', ...THROWN],
  },
  'a connection reset': { fault: { transport: 'reset' }, expected: unreachable, kind: 'none' },
  'a refused connection': { expected: unreachable, kind: 'none' },
  'a silent VOD': { fault: { transport: 'hang' }, timeout: 150, expected: timedOut, kind: 'none' },
}
