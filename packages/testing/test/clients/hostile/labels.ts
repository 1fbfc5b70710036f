import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { FETCHES, SDK, UNPARSABLE, WRAPPED } from './client-groups.ts'
import { FAILED, FOUND, type HostileResponse, INVALID, TIMEOUT } from './hostile-response.ts'
import { blanks, body, bodyEndingIn, encoded, HEAD, json, MARK, PAGE, raw, typed } from './make-response.ts'

/** VOD's own body with a content type, charset or compression that is wrong. */
export const LABELS: Readonly<Record<string, HostileResponse>> = {
  'an error body labeled HTML': {
    fault: typed('text/html'),
    expected: FOUND,
    exceptions: { [INVALID]: ['undici responseError'] },
  },
  'an error body labeled as an image': {
    fault: typed('image/png'),
    expected: FOUND,
    exceptions: { [INVALID]: ['undici responseError', 'ofetch'] },
  },
  'an error body without a content type': {
    fault: raw(['HTTP/1.1 404 Not Found', 'connection: close']),
    expected: FOUND,
    exceptions: { [INVALID]: ['undici responseError'] },
  },
  'an error body with an invalid content type': {
    fault: typed(`;;=${MARK}`),
    expected: FOUND,
    exceptions: { [INVALID]: ['undici responseError', 'ofetch'] },
  },
  'HTML labeled JSON': { fault: json(PAGE), expected: INVALID, uncaught: UNPARSABLE },
  'JSON in UTF-16': {
    fault: typed('application/json;charset=utf-16le', Buffer.from(body(), 'utf16le')),
    expected: INVALID,
    uncaught: UNPARSABLE,
  },
  'JSON in GBK': {
    fault: typed('application/json;charset=gbk', bodyEndingIn(0xc3, 0xbd, 0xcc, 0xe5)),
    expected: FOUND,
  },
  'JSON with an unknown charset': { fault: typed(`application/json;charset=${MARK}`), expected: FOUND },
  'JSON after a byte order mark': {
    fault: json(`\uFEFF${body()}`),
    expected: FOUND,
    exceptions: { [INVALID]: [...SDK, ...WRAPPED] },
    uncaught: UNPARSABLE,
  },
  'JSON with invalid UTF-8': { fault: json(bodyEndingIn(0xff, 0xfe, 0x80)), expected: FOUND },
  'invalid gzip': { fault: encoded('gzip', PAGE), expected: INVALID, uncaught: UNPARSABLE },
  'invalid gzip up to the end of the connection': {
    fault: raw([...HEAD, 'content-encoding: gzip'], PAGE),
    // Node 20's fetch waits forever.
    timeout: 300,
    expected: INVALID,
    alternatives: [TIMEOUT],
    uncaught: UNPARSABLE,
  },
  'truncated gzip': {
    fault: encoded('gzip', gzipSync(body()).subarray(0, 40)),
    expected: INVALID,
    uncaught: UNPARSABLE,
  },
  'invalid brotli': { fault: encoded('br', PAGE), expected: INVALID, uncaught: UNPARSABLE },
  'ten layers of gzip': {
    fault: encoded(Array(10).fill('gzip').join(', '), PAGE),
    expected: INVALID,
    // Their error has no code, only a message.
    exceptions: { [FAILED]: FETCHES },
    uncaught: UNPARSABLE,
  },
  'an unknown compression': { fault: encoded(MARK, body()), expected: FOUND },
  'a gzip bomb': { fault: encoded('gzip', gzipSync(blanks())), expected: INVALID, uncaught: UNPARSABLE },
  'a brotli bomb': {
    fault: encoded('br', brotliCompressSync(blanks(), { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })),
    expected: INVALID,
    uncaught: UNPARSABLE,
  },
}
