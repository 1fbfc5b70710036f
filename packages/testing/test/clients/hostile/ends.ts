import { FOUND, type HostileResponse, INVALID, TIMEOUT, UNREACHABLE } from './hostile-response.ts'
import { body, CHUNKED, HEAD, MARK, raw } from './make-response.ts'

/** Responses that do not end, or not where they say. */
export const ENDS: Readonly<Record<string, HostileResponse>> = {
  'invalid chunks': {
    fault: raw(CHUNKED, `zz\r\n${MARK}\r\n`),
    expected: INVALID,
    alternatives: [UNREACHABLE],
  },
  'a chunk longer than any number': {
    fault: raw(CHUNKED, `${'f'.repeat(20)}\r\n${MARK}\r\n`),
    expected: INVALID,
    alternatives: [UNREACHABLE],
  },
  'a chunk with an extension of 240 kilobytes': {
    fault: raw(CHUNKED, `5;${MARK.repeat(20_000)}\r\n{"a":\r\n`),
    expected: INVALID,
    alternatives: [UNREACHABLE],
  },
  trailers: {
    fault: raw(
      CHUNKED,
      `${Buffer.byteLength(body()).toString(16)}\r\n${body()}\r\n0\r\nx-bce-request-id: ${MARK}\r\n\r\n`,
    ),
    expected: FOUND,
  },
  'a premature end after the whole error body': {
    fault: raw([...HEAD, 'content-length: 5000']),
    expected: FOUND,
    alternatives: [UNREACHABLE, INVALID],
  },
  'a premature end within the error body': {
    fault: raw([...HEAD, 'content-length: 5000'], body().slice(0, 60)),
    expected: INVALID,
    alternatives: [UNREACHABLE],
  },
  'a body that drips': {
    fault: { response: { status: 404, body: body() }, overMs: 20_000 },
    timeout: 200,
    expected: TIMEOUT,
  },
  'headers that drip': { fault: { ...raw(HEAD), overMs: 20_000 }, timeout: 200, expected: TIMEOUT },
}
