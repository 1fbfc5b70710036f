import { NULL_BODY, PARSING, UNPARSABLE, WRAPPED } from './client-groups.ts'
import { FOUND, type HostileResponse, INVALID, INVALID_WITH_ID, NOT_FOUND } from './hostile-response.ts'
import { body, json, MARK, PAGE, SCRIPT } from './make-response.ts'

/** Well-formed responses whose bodies say what they should not. */
export const BODIES: Readonly<Record<string, HostileResponse>> = {
  'a request id that splits headers': {
    fault: json(body({ requestId: `a\r\nset-cookie: ${MARK}=1` })),
    expected: NOT_FOUND,
  },
  'a Chinese request id': { fault: json(body({ requestId: `请求${MARK}` })), expected: NOT_FOUND },
  'a request id of 60 kilobytes': {
    fault: json(body({ requestId: MARK.repeat(5000) })),
    expected: NOT_FOUND,
  },
  'a request id that is an object': {
    fault: json(body({ requestId: { toString: MARK, length: 1e9 } })),
    expected: NOT_FOUND,
  },
  'a code that splits headers': {
    fault: json(body({ code: `A\r\nset-cookie: ${MARK}=1` })),
    expected: INVALID_WITH_ID,
  },
  'a code that is HTML': { fault: json(body({ code: SCRIPT })), expected: INVALID_WITH_ID },
  'a code named like a property of every object': {
    fault: json(body({ code: '__proto__' })),
    expected: INVALID_WITH_ID,
  },
  'a Chinese code': { fault: json(body({ code: `错误${MARK}` })), expected: INVALID_WITH_ID },
  'a code of 60 kilobytes': { fault: json(body({ code: MARK.repeat(5000) })), expected: INVALID_WITH_ID },
  'a message of 60 kilobytes': { fault: json(body({ message: `${MARK} `.repeat(4500) })), expected: FOUND },
  'a message of a megabyte': {
    fault: json(body({ message: `${MARK} `.repeat(90_000) })),
    expected: INVALID,
    exceptions: { [FOUND]: PARSING },
  },
  'a message that is an object': {
    fault: json(body({ message: { global: { toString: MARK } } })),
    expected: FOUND,
  },
  'JSON 10,000 levels deep': {
    fault: json(`${body().slice(0, -1)},"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
    expected: FOUND,
  },
  'JSON 400,000 levels deep': {
    fault: json('[{"a":'.repeat(200_000)),
    expected: INVALID,
    uncaught: UNPARSABLE,
  },
  'JSON that pollutes prototypes': {
    fault: json(
      `{"__proto__":{"code":"${MARK}"},"constructor":{"prototype":{"${MARK}":1}},${body().slice(1)}`,
    ),
    expected: FOUND,
  },
  'JSON null': {
    fault: json('null'),
    expected: INVALID,
    uncaught: NULL_BODY,
  },
  'a JSON array': { fault: json(`[${body()}]`), expected: INVALID },
  'JSON in JSON': {
    fault: json(JSON.stringify(body())),
    expected: INVALID,
    exceptions: { [FOUND]: [...PARSING, ...WRAPPED] },
  },
  'a JSON number': { fault: json('1e999'), expected: INVALID },
  'a page of 8 megabytes': {
    fault: json(`${body()}${PAGE.repeat(160_000)}`),
    expected: INVALID,
    uncaught: UNPARSABLE,
  },
}
