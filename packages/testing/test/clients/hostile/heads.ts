import { FETCHES, NODE_FETCHES, UNDICI_REQUESTS, UNPARSABLE, WRAPPED } from './client-groups.ts'
import {
  FAILED,
  FOUND,
  type HostileResponse,
  INVALID,
  NOT_FOUND,
  NOTHING,
  TIMEOUT,
  UNREACHABLE,
} from './hostile-response.ts'
import { body, CHUNKED, HEAD, json, MARK, PAGE, page, raw, WITHOUT_ID } from './make-response.ts'

/** Responses whose status line or headers are wrong or missing. */
export const HEADS: Readonly<Record<string, HostileResponse>> = {
  'no HTTP at all': { fault: { raw: { bytes: `SSH-2.0-${MARK}\r\n` } }, expected: INVALID },
  'every possible byte': {
    fault: { raw: { bytes: Uint8Array.from({ length: 256 }, (_byte, index) => index) } },
    expected: INVALID,
  },
  'a page without status line and headers': { fault: { raw: { bytes: PAGE } }, expected: INVALID },
  'a connection closed without a byte': { fault: { raw: {} }, expected: UNREACHABLE },
  'truncated headers': {
    fault: { raw: { bytes: `HTTP/1.1 404 Not Found\r\ncontent-type: ${MARK}` } },
    expected: UNREACHABLE,
  },
  'a status of 99': {
    fault: raw(['HTTP/1.1 099 Low', ...HEAD.slice(1)]),
    expected: FOUND,
    // undici asserts that no such status exists.
    exceptions: { [FAILED]: [...FETCHES, ...UNDICI_REQUESTS] },
  },
  'a status of 999': {
    fault: raw(['HTTP/1.1 999 High', ...HEAD.slice(1)], PAGE),
    expected: INVALID,
    exceptions: { [NOTHING]: ['ofetch'] },
    uncaught: UNPARSABLE,
  },
  'a status of four digits': {
    fault: raw(['HTTP/1.1 1000 High', ...HEAD.slice(1)], PAGE),
    expected: INVALID,
  },
  'a thousand times 100 Continue': {
    fault: raw([...Array(1000).fill('HTTP/1.1 100 Continue\r\n'), ...HEAD]),
    expected: FOUND,
    exceptions: { [UNREACHABLE]: [...FETCHES, ...UNDICI_REQUESTS] },
  },
  'an upgrade that nobody requested': {
    fault: raw(['HTTP/1.1 101 Switching Protocols', 'upgrade: x', 'connection: upgrade'], PAGE),
    timeout: 200,
    expected: TIMEOUT,
    exceptions: { [UNREACHABLE]: [...FETCHES, ...UNDICI_REQUESTS, ...WRAPPED] },
    alternatives: [TIMEOUT],
  },
  'a login page with a challenge': {
    fault: page(401, { 'www-authenticate': `Basic realm="${MARK}"`, 'set-cookie': `${MARK}=1` }),
    expected: INVALID,
    uncaught: { 'bce-sdk-js': 'fails on Set-Cookie' },
  },
  'a proxy authentication challenge': {
    fault: page(407),
    expected: INVALID,
    exceptions: { [FAILED]: FETCHES },
  },
  'a redirect to itself': {
    fault: { ...page(302, { location: '/v2/medias/mda-1' }), times: 100 },
    expected: INVALID,
    exceptions: { [FAILED]: [...FETCHES, ...NODE_FETCHES, 'axios', 'axios, as a stream'] },
  },
  'a redirect to nowhere': {
    fault: page(302, { location: `http://[${MARK}` }),
    expected: INVALID,
    exceptions: { [FAILED]: [...FETCHES, ...NODE_FETCHES, 'axios', 'axios, as a stream'] },
  },
  'two request ids': {
    fault: raw([...HEAD, 'x-bce-request-id: a', `x-bce-request-id: ${MARK}`], WITHOUT_ID),
    expected: NOT_FOUND,
  },
  'two content types': {
    fault: raw([HEAD[0], `content-type: ${MARK}`, ...HEAD.slice(1)]),
    expected: FOUND,
    exceptions: { [INVALID]: ['undici responseError', 'ofetch'] },
  },
  'two content lengths': {
    fault: raw([...HEAD, 'content-length: 10', 'content-length: 99']),
    expected: INVALID,
  },
  'a content length beside chunks': {
    fault: raw([...CHUNKED, 'content-length: 10'], '0\r\n\r\n'),
    expected: INVALID,
  },
  'a negative content length': { fault: raw([...HEAD, 'content-length: -1']), expected: INVALID },
  'a header that splits': {
    fault: raw([...HEAD, `x-bce-request-id: a\nset-cookie: ${MARK}=1`]),
    expected: INVALID,
  },
  'a Chinese request id in the headers': {
    fault: raw([...HEAD, `x-bce-request-id: 请求${MARK}`], WITHOUT_ID),
    expected: NOT_FOUND,
  },
  'a request id of one kilobyte in the headers': {
    fault: raw([...HEAD, `x-bce-request-id: ${MARK.repeat(85)}`], WITHOUT_ID),
    expected: NOT_FOUND,
  },
  'a header of 100 kilobytes': { fault: raw([...HEAD, `x-a: ${MARK.repeat(8400)}`]), expected: INVALID },
  'ten thousand headers': {
    fault: raw([...HEAD, ...Array.from({ length: 10_000 }, (_item, index) => `x-${index}: ${MARK}`)]),
    expected: INVALID,
  },
  'headers named like properties of every object': {
    fault: raw([...HEAD, `__proto__: ${MARK}`, `constructor: ${MARK}`, `get: ${MARK}`]),
    expected: FOUND,
  },
  'cookies and CORS': {
    fault: json(body(), { 'set-cookie': `${MARK}=1`, 'access-control-allow-origin': MARK }),
    expected: FOUND,
    uncaught: { 'bce-sdk-js': 'fails on Set-Cookie' },
  },
  'a date from another century': {
    fault: json(body(), { date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'x-bce-date': MARK }),
    expected: FOUND,
  },
  'a Retry-After of 400 digits': {
    fault: json(body({ code: 'InternalError' }), { 'retry-after': '9'.repeat(400) }),
    expected: '500 InternalError with its id',
  },
}
