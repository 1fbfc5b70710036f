import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Fault } from '@vod-errors/emulator'

/** Stands in every hostile text, so that an echo of it can be found. */
export const MARK = 'hostile-mark'

/** The one id of these answers that may be passed on. */
export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

/** One answer that nobody who means well would send. */
export interface HostileAnswer {
  readonly fault: Fault
  /** Milliseconds after which the call is given up on, for what never ends. */
  readonly timeout?: number
  /** What the browser is told, `STATUS CODE`; `with its id` where VOD's id is passed on; `nothing`: a good answer. */
  readonly told: string
  /** What these clients come to instead, because they read more of the answer, or less. */
  readonly instead?: Readonly<Record<string, readonly string[]>>
  /** What any client may come to as well, by how far it got before the end. */
  readonly or?: readonly string[]
  /** Clients that throw outside any promise, where nothing can catch it, with the reason. */
  readonly outside?: Readonly<Record<string, string>>
}

const NOT_FOUND = '404 MediaNotFound'
const FOUND = `${NOT_FOUND} with its id`
const INVALID = '502 UpstreamInvalidResponse'
const INVALID_WITH_ID = `${INVALID} with its id`
const UNREACHABLE = '502 UpstreamUnreachable'
const FAILED = '502 UpstreamFailed'
const TIMEOUT = '504 UpstreamTimeout'
const NOTHING = 'nothing'

const SDK = ['@baiducloud/sdk, API v1', '@baiducloud/sdk, API v2']
const SDKS = [...SDK, 'bce-sdk-js']
const WRAPPED = [
  '@baiducloud/sdk, API v1, wrapped',
  '@baiducloud/sdk, API v2, wrapped',
  'bce-sdk-js, wrapped',
]
const FETCHES = ['fetch', 'undici fetch', 'ky', 'ofetch', 'fetch, the Response thrown']
const NODE_FETCHES = ['node-fetch', 'node-fetch, the Response thrown']
const REQUESTS = ['undici request', 'undici responseError', 'undici request, the answer thrown']
/** These read all of a body by themselves, and parse it. */
const PARSING = [...SDKS, 'axios', 'undici responseError', 'superagent', 'ofetch']

const UNPARSABLE = { 'bce-sdk-js': 'fails on JSON that cannot be parsed' }
const NULL = 'looks for a request id in whatever was parsed'

const SCRIPT = `<script>alert('${MARK}')</script>`
const PAGE = `<html>${SCRIPT}</html>`
const JSON_TYPE = 'application/json;charset=UTF-8'
const CODE = 'MediaException.MediaNotFound'
const WITHOUT_ID = JSON.stringify({ code: CODE, message: SCRIPT })
const HEAD = ['HTTP/1.1 404 Not Found', `content-type: ${JSON_TYPE}`, 'connection: close']
const CHUNKED = [...HEAD, 'transfer-encoding: chunked']
/** What a small answer unfolds to. */
const BLANKS = Buffer.alloc(16 * 1024 * 1024, ' ')

/** VOD's body with the mark in it, and these fields in place of its own. */
function body(fields: object = {}): string {
  return JSON.stringify({
    requestId: REQUEST_ID,
    code: CODE,
    message: `Media not found with ${SCRIPT}`,
    ...fields,
  })
}

/** The same with these bytes at the end of the message. */
function bodyEndingIn(...bytes: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from(body().slice(0, -2)), Buffer.from(bytes), Buffer.from('"}')])
}

function typed(type: string, text: string | Uint8Array = body()): Fault {
  return { response: { status: 404, headers: { 'content-type': type }, body: text } }
}

function json(text: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Fault {
  return { response: { status: 404, headers: { 'content-type': JSON_TYPE, ...headers }, body: text } }
}

function page(status: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return { response: { status, headers: { 'content-type': 'text/html', ...headers }, body: PAGE } }
}

function coded(encoding: string, text: string | Uint8Array): Fault {
  return json(text, { 'content-encoding': encoding })
}

function raw(head: readonly string[], text = body()): { readonly raw: { readonly bytes: string } } {
  return { raw: { bytes: `${head.join('\r\n')}\r\n\r\n${text}` } }
}

/** An answer whose status line and headers are wrong, or are not there. */
const HEADS: Readonly<Record<string, HostileAnswer>> = {
  'no HTTP at all': { fault: { raw: { bytes: `SSH-2.0-${MARK}\r\n` } }, told: INVALID },
  'every byte there is': {
    fault: { raw: { bytes: Uint8Array.from({ length: 256 }, (_byte, index) => index) } },
    told: INVALID,
  },
  'a page without a head': { fault: { raw: { bytes: PAGE } }, told: INVALID },
  'nothing but a closed connection': { fault: { raw: {} }, told: UNREACHABLE },
  'a head that is cut off': {
    fault: { raw: { bytes: `HTTP/1.1 404 Not Found\r\ncontent-type: ${MARK}` } },
    told: UNREACHABLE,
  },
  'a status of 99': {
    fault: raw(['HTTP/1.1 099 Low', ...HEAD.slice(1)]),
    told: FOUND,
    // undici asserts that there is no such status.
    instead: { [FAILED]: [...FETCHES, ...REQUESTS] },
  },
  'a status of 999': {
    fault: raw(['HTTP/1.1 999 High', ...HEAD.slice(1)], PAGE),
    told: INVALID,
    instead: { [NOTHING]: ['ofetch'] },
    outside: UNPARSABLE,
  },
  'a status of four digits': { fault: raw(['HTTP/1.1 1000 High', ...HEAD.slice(1)], PAGE), told: INVALID },
  'a thousand times 100 Continue': {
    fault: raw([...Array(1000).fill('HTTP/1.1 100 Continue\r\n'), ...HEAD]),
    told: FOUND,
    instead: { [UNREACHABLE]: [...FETCHES, ...REQUESTS] },
  },
  'an upgrade that nobody asked for': {
    fault: raw(['HTTP/1.1 101 Switching Protocols', 'upgrade: x', 'connection: upgrade'], PAGE),
    timeout: 200,
    told: TIMEOUT,
    instead: { [UNREACHABLE]: [...FETCHES, ...REQUESTS, ...WRAPPED] },
    or: [TIMEOUT],
  },
  'a log-in page with a challenge': {
    fault: page(401, { 'www-authenticate': `Basic realm="${MARK}"`, 'set-cookie': `${MARK}=1` }),
    told: INVALID,
    outside: { 'bce-sdk-js': 'fails on Set-Cookie' },
  },
  'the challenge of a proxy': { fault: page(407), told: INVALID, instead: { [FAILED]: FETCHES } },
  'a redirect to itself': {
    fault: { ...page(302, { location: '/v2/medias/mda-1' }), times: 100 },
    told: INVALID,
    instead: { [FAILED]: [...FETCHES, ...NODE_FETCHES, 'axios', 'axios, as a stream'] },
  },
  'a redirect to nowhere': {
    fault: page(302, { location: `http://[${MARK}` }),
    told: INVALID,
    instead: { [FAILED]: [...FETCHES, ...NODE_FETCHES, 'axios', 'axios, as a stream'] },
  },
  'two request ids': {
    fault: raw([...HEAD, 'x-bce-request-id: a', `x-bce-request-id: ${MARK}`], WITHOUT_ID),
    told: NOT_FOUND,
  },
  'two content types': {
    fault: raw([HEAD[0] ?? '', `content-type: ${MARK}`, ...HEAD.slice(1)]),
    told: FOUND,
    instead: { [INVALID]: ['undici responseError', 'ofetch'] },
  },
  'two lengths': { fault: raw([...HEAD, 'content-length: 10', 'content-length: 99']), told: INVALID },
  'a length beside chunks': { fault: raw([...CHUNKED, 'content-length: 10'], '0\r\n\r\n'), told: INVALID },
  'a length below zero': { fault: raw([...HEAD, 'content-length: -1']), told: INVALID },
  'a header that splits': {
    fault: raw([...HEAD, `x-bce-request-id: a\nset-cookie: ${MARK}=1`]),
    told: INVALID,
  },
  'a request id in Chinese in the head': {
    fault: raw([...HEAD, `x-bce-request-id: 请求${MARK}`], WITHOUT_ID),
    told: NOT_FOUND,
  },
  'a request id of a kilobyte in the head': {
    fault: raw([...HEAD, `x-bce-request-id: ${MARK.repeat(85)}`], WITHOUT_ID),
    told: NOT_FOUND,
  },
  'a header of 100 kilobytes': { fault: raw([...HEAD, `x-a: ${MARK.repeat(8400)}`]), told: INVALID },
  'ten thousand headers': {
    fault: raw([...HEAD, ...Array.from({ length: 10_000 }, (_item, index) => `x-${index}: ${MARK}`)]),
    told: INVALID,
  },
  'headers named as what every object has': {
    fault: raw([...HEAD, `__proto__: ${MARK}`, `constructor: ${MARK}`, `get: ${MARK}`]),
    told: FOUND,
  },
  'cookies and CORS': {
    fault: json(body(), { 'set-cookie': `${MARK}=1`, 'access-control-allow-origin': MARK }),
    told: FOUND,
    outside: { 'bce-sdk-js': 'fails on Set-Cookie' },
  },
  'a date of another century': {
    fault: json(body(), { date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'x-bce-date': MARK }),
    told: FOUND,
  },
  'a time to come again of 400 digits': {
    fault: json(body({ code: 'InternalError' }), { 'retry-after': '9'.repeat(400) }),
    told: '500 InternalError with its id',
  },
}

/** VOD's own body under a type, charset or compression that lies. */
const LABELS: Readonly<Record<string, HostileAnswer>> = {
  'an error body as HTML': {
    fault: typed('text/html'),
    told: FOUND,
    instead: { [INVALID]: ['undici responseError'] },
  },
  'an error body as an image': {
    fault: typed('image/png'),
    told: FOUND,
    instead: { [INVALID]: ['undici responseError', 'ofetch'] },
  },
  'an error body without a type': {
    fault: raw(['HTTP/1.1 404 Not Found', 'connection: close']),
    told: FOUND,
    instead: { [INVALID]: ['undici responseError'] },
  },
  'an error body of a type that is none': {
    fault: typed(`;;=${MARK}`),
    told: FOUND,
    instead: { [INVALID]: ['undici responseError', 'ofetch'] },
  },
  'HTML as JSON': { fault: json(PAGE), told: INVALID, outside: UNPARSABLE },
  'JSON in UTF-16': {
    fault: typed('application/json;charset=utf-16le', Buffer.from(body(), 'utf16le')),
    told: INVALID,
    outside: UNPARSABLE,
  },
  'JSON in GBK': {
    fault: typed('application/json;charset=gbk', bodyEndingIn(0xc3, 0xbd, 0xcc, 0xe5)),
    told: FOUND,
  },
  'JSON of a charset that is none': { fault: typed(`application/json;charset=${MARK}`), told: FOUND },
  'JSON behind a byte order mark': {
    fault: json(`\uFEFF${body()}`),
    told: FOUND,
    instead: { [INVALID]: [...SDK, ...WRAPPED] },
    outside: UNPARSABLE,
  },
  'JSON with broken UTF-8': { fault: json(bodyEndingIn(0xff, 0xfe, 0x80)), told: FOUND },
  'gzip that is none': { fault: coded('gzip', PAGE), told: INVALID, outside: UNPARSABLE },
  'gzip that is none, up to the end of the connection': {
    fault: raw([...HEAD, 'content-encoding: gzip'], PAGE),
    // The fetch of Node 20 waits for ever.
    timeout: 300,
    told: INVALID,
    or: [TIMEOUT],
    outside: UNPARSABLE,
  },
  'gzip that is cut off': {
    fault: coded('gzip', gzipSync(body()).subarray(0, 40)),
    told: INVALID,
    outside: UNPARSABLE,
  },
  'brotli that is none': { fault: coded('br', PAGE), told: INVALID, outside: UNPARSABLE },
  'gzip ten times over': {
    fault: coded(Array(10).fill('gzip').join(', '), PAGE),
    told: INVALID,
    // They refuse it in words alone.
    instead: { [FAILED]: FETCHES },
    outside: UNPARSABLE,
  },
  'a compression that is none': { fault: coded(MARK, body()), told: FOUND },
  'a gzip bomb': { fault: coded('gzip', gzipSync(BLANKS)), told: INVALID, outside: UNPARSABLE },
  'a brotli bomb': {
    fault: coded('br', brotliCompressSync(BLANKS, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })),
    told: INVALID,
    outside: UNPARSABLE,
  },
}

/** A well-formed answer that says what it should not. */
const BODIES: Readonly<Record<string, HostileAnswer>> = {
  'a request id that splits headers': {
    fault: json(body({ requestId: `a\r\nset-cookie: ${MARK}=1` })),
    told: NOT_FOUND,
  },
  'a request id in Chinese': { fault: json(body({ requestId: `请求${MARK}` })), told: NOT_FOUND },
  'a request id of 60 kilobytes': { fault: json(body({ requestId: MARK.repeat(5000) })), told: NOT_FOUND },
  'a request id that is an object': {
    fault: json(body({ requestId: { toString: MARK, length: 1e9 } })),
    told: NOT_FOUND,
  },
  'a code that splits headers': {
    fault: json(body({ code: `A\r\nset-cookie: ${MARK}=1` })),
    told: INVALID_WITH_ID,
  },
  'a code of HTML': { fault: json(body({ code: SCRIPT })), told: INVALID_WITH_ID },
  'a code that every object has': { fault: json(body({ code: '__proto__' })), told: INVALID_WITH_ID },
  'a code in Chinese': { fault: json(body({ code: `错误${MARK}` })), told: INVALID_WITH_ID },
  'a code of 60 kilobytes': { fault: json(body({ code: MARK.repeat(5000) })), told: INVALID_WITH_ID },
  'a message of 60 kilobytes': { fault: json(body({ message: `${MARK} `.repeat(4500) })), told: FOUND },
  'a message of a megabyte': {
    fault: json(body({ message: `${MARK} `.repeat(90_000) })),
    told: INVALID,
    instead: { [FOUND]: PARSING },
  },
  'a message that is an object': {
    fault: json(body({ message: { global: { toString: MARK } } })),
    told: FOUND,
  },
  'JSON 10,000 deep': {
    fault: json(`${body().slice(0, -1)},"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
    told: FOUND,
  },
  'JSON 400,000 deep': { fault: json('[{"a":'.repeat(200_000)), told: INVALID, outside: UNPARSABLE },
  'JSON that pollutes': {
    fault: json(
      `{"__proto__":{"code":"${MARK}"},"constructor":{"prototype":{"${MARK}":1}},${body().slice(1)}`,
    ),
    told: FOUND,
  },
  'JSON null': {
    fault: json('null'),
    told: INVALID,
    outside: Object.fromEntries(SDKS.map((client) => [client, NULL])),
  },
  'a JSON array': { fault: json(`[${body()}]`), told: INVALID },
  'JSON in JSON': {
    fault: json(JSON.stringify(body())),
    told: INVALID,
    instead: { [FOUND]: [...PARSING, ...WRAPPED] },
  },
  'a JSON number': { fault: json('1e999'), told: INVALID },
  'a page of 8 megabytes': {
    fault: json(`${body()}${PAGE.repeat(160_000)}`),
    told: INVALID,
    outside: UNPARSABLE,
  },
}

/** An answer that does not end, or not where it says. */
const ENDS: Readonly<Record<string, HostileAnswer>> = {
  'chunks that are none': { fault: raw(CHUNKED, `zz\r\n${MARK}\r\n`), told: INVALID, or: [UNREACHABLE] },
  'a chunk longer than any number': {
    fault: raw(CHUNKED, `${'f'.repeat(20)}\r\n${MARK}\r\n`),
    told: INVALID,
    or: [UNREACHABLE],
  },
  'a chunk with an extension of 240 kilobytes': {
    fault: raw(CHUNKED, `5;${MARK.repeat(20_000)}\r\n{"a":\r\n`),
    told: INVALID,
    or: [UNREACHABLE],
  },
  trailers: {
    fault: raw(
      CHUNKED,
      `${Buffer.byteLength(body()).toString(16)}\r\n${body()}\r\n0\r\nx-bce-request-id: ${MARK}\r\n\r\n`,
    ),
    told: FOUND,
  },
  'an end too early, the error body whole': {
    fault: raw([...HEAD, 'content-length: 5000']),
    told: FOUND,
    or: [UNREACHABLE, INVALID],
  },
  'an end in the middle of the error body': {
    fault: raw([...HEAD, 'content-length: 5000'], body().slice(0, 60)),
    told: INVALID,
    or: [UNREACHABLE],
  },
  'a body that drips': {
    fault: { response: { status: 404, body: body() }, overMs: 20_000 },
    timeout: 200,
    told: TIMEOUT,
  },
  'a head that drips': { fault: { ...raw(HEAD), overMs: 20_000 }, timeout: 200, told: TIMEOUT },
}

/** Every hostile answer that every client is given. */
export const HOSTILE_ANSWERS: Readonly<Record<string, HostileAnswer>> = {
  ...HEADS,
  ...LABELS,
  ...BODIES,
  ...ENDS,
}

/** For clients that leave the body unread: what ends within five seconds, and less than 64 KiB, of it or not at all. */
export const UNREAD_ANSWERS: Readonly<Record<'drips' | 'bomb', Fault>> = {
  drips: { response: { status: 404, body: body() }, overMs: 20_000 },
  // gzip goes on behind its end: 256 MB.
  bomb: coded('gzip', Buffer.concat(Array(16).fill(gzipSync(BLANKS)))),
}
