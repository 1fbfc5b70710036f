import {
  isError,
  isObject,
  read,
  reader,
  readHeader,
  readInteger,
  readPath,
  readString,
} from '../read-unknown.ts'
import type { Attribution } from './attribution.ts'
import { readNodeHost, readUrlHost } from './hosts.ts'
import { isSdkRejection } from './sdk-rejection.ts'

/**
 * Where an HTTP client keeps the details of a failed call. A path is a list of keys that starts at the thrown value; the
 * empty path is the value itself.
 */
export interface ClientShape {
  /** The client, or the kind of value. */
  readonly name: string
  /** Whether a value has this shape. Not asked of an Error without a trait (`traits.ts`). */
  readonly matches: (value: unknown) => boolean
  readonly status?: readonly string[]
  /** Where the error body can be. The first body with a code counts. */
  readonly bodies: readonly (readonly string[])[]
  readonly headers?: readonly string[]
  /** Where the URL of the call can be, as text, URL or Request. The first absolute URL counts. */
  readonly urls?: readonly (readonly string[])[]
  /**
   * Whether the shape alone proves that this is a VOD error. All other shapes need proof: a host of VOD or, if the host is
   * unknown, the header `x-bce-request-id` or the documented body with its request id.
   */
  readonly isProof?: true
}

/** A shape without the question whether a value has it. */
export type Places = Omit<ClientShape, 'name' | 'matches'>

/** Every recognized shape, one row per client. The first match counts. */
export const CLIENT_SHAPES: readonly ClientShape[] = [
  {
    // {status_code, message, code?, request_id, …}. If the upstream response has no request id, {status_code, message},
    // where message is the whole body.
    name: '`@baiducloud/sdk`, `bce-sdk-js`',
    matches: isSdkRejection,
    status: ['status_code'],
    bodies: [[], ['message']],
    headers: ['http_headers'],
    isProof: true,
  },
  {
    name: 'axios',
    matches: (value) => readMark(value) === true,
    status: ['response', 'status'],
    bodies: [['response', 'data']],
    headers: ['response', 'headers'],
    // After a redirect, the response came from another URL.
    urls: [
      ['response', 'request', 'res', 'responseUrl'],
      ['config', 'url'],
      ['config', 'baseURL'],
    ],
  },
  {
    name: 'got',
    matches: (value) => isError(value) && isObject(readPath(value, ['options', 'url'])),
    status: ['response', 'statusCode'],
    bodies: [['response', 'body']],
    headers: ['response', 'headers'],
    urls: [['options', 'url']],
  },
  {
    name: 'ofetch',
    matches: (value) => readString(value, 'name') === 'FetchError',
    status: ['response', 'status'],
    bodies: [['data']],
    headers: ['response', 'headers'],
    urls: [['response', 'url'], ['request'], ['options', 'baseURL']],
  },
  {
    name: 'xior',
    matches: (value) => readString(value, 'name') === 'XiorError',
    status: ['response', 'status'],
    bodies: [['response', 'data']],
    headers: ['response', 'headers'],
    urls: [['request']],
  },
  {
    // The error of ky 1 holds the unread response, those of ky 2 and umi-request the parsed body as `data`.
    name: 'ky, umi-request',
    matches: (value) => isError(value) && readString(read(value, 'request'), 'url') !== undefined,
    status: ['response', 'status'],
    bodies: [['data'], ['response', 'body']],
    headers: ['response', 'headers'],
    urls: [['request']],
  },
  {
    name: 'request-promise',
    matches: (value) =>
      isObject(read(value, 'options')) && REQUEST_PROMISE_ERRORS.includes(readString(value, 'name') ?? ''),
    status: ['statusCode'],
    bodies: [['error'], ['response', 'body']],
    headers: ['response', 'headers'],
    urls: [
      ['options', 'uri'],
      ['options', 'url'],
      ['options', 'baseUrl'],
    ],
  },
  {
    name: 'superagent',
    matches: (value) => isError(value) && readInteger(read(value, 'response'), 'statusCode') !== undefined,
    status: ['response', 'statusCode'],
    bodies: [
      ['response', 'body'],
      ['response', 'text'],
    ],
    headers: ['response', 'headers'],
    urls: [['response', 'request', 'url']],
  },
  {
    // The error of wretch 2 holds the text that it read; that of wretch 3, the unread response.
    name: 'wretch, any Error that holds the `response`',
    matches: (value) => isError(value) && readInteger(read(value, 'response'), 'status') !== undefined,
    status: ['response', 'status'],
    bodies: [['text'], ['response', 'data'], ['response', 'body'], ['data'], ['body']],
    headers: ['response', 'headers'],
    urls: [['response', 'url'], ['response', 'config', 'url'], ['response', 'config', 'baseURL'], ['url']],
  },
  {
    // Not `data`: node-fetch warns on stderr if that is read.
    name: 'fetch, node-fetch: the `Response` itself, thrown',
    matches: (value) => readInteger(value, 'status') !== undefined && read(value, 'bodyUsed') !== undefined,
    status: ['status'],
    bodies: [['body']],
    headers: ['headers'],
    urls: [['url']],
  },
  {
    // What urllib and @midwayjs/core resolve to, what urllib throws, what an interceptor of axios rejects with, …
    name: 'urllib, `@midwayjs/core`, axios: the response itself, thrown',
    matches: (value) => readInteger(value, 'status') !== undefined && hasResponseKeys(value),
    status: ['status'],
    bodies: [['data'], ['body']],
    headers: ['headers'],
    urls: [
      ['url'],
      ['request', 'res', 'responseUrl'],
      ['config', 'url'],
      ['config', 'baseURL'],
      ['res', 'requestUrls', '0'],
      ['req'],
    ],
  },
  {
    // What `request` of undici and needle resolve to, what undici's responseError and RetryAgent throw.
    name: 'undici, needle: the response itself, thrown',
    matches: (value) => readInteger(value, 'statusCode') !== undefined && hasResponseKeys(value),
    status: ['statusCode'],
    bodies: [['body'], ['data']],
    headers: ['headers'],
    urls: [['req']],
  },
  {
    name: 'the error body itself, parsed or as JSON text, thrown',
    matches: (value) => !isError(value),
    bodies: [[]],
  },
]

/** A thrown value of a known client. */
export interface RecognizedClient {
  readonly value: unknown
  readonly shape: Places
  /** The host of the call; `undefined` if the client does not tell it. */
  readonly host: string | undefined
}

/** Recognizes the client of a thrown value; `undefined` for any other Error. */
export function recognizeClient(value: unknown): RecognizedClient | undefined {
  const shape = shapeOf(value)
  if (!shape) return undefined
  const host = shape.isProof ? readNodeHost(value) : readUrlHost(value, shape.urls ?? [])
  return { value, shape, host }
}

function shapeOf(value: unknown): ClientShape | undefined {
  for (const shape of CLIENT_SHAPES) if (shape.matches(value)) return shape
  return undefined
}

/** Whether the client tells that the call went to a host that is not one of VOD. */
export function isOfOtherApi(
  { shape, host }: RecognizedClient,
  { isVodHost, isVodCall }: Attribution,
): boolean {
  return host !== undefined && !shape.isProof && !isVodCall && !isVodHost(host)
}

const readMark = reader(({ isAxiosError }) => isAxiosError)

const REQUEST_PROMISE_ERRORS: readonly string[] = ['StatusCodeError', 'RequestError', 'TransformError']

/** Without a body, a response is only known by what axios, urllib and undici's RetryAgent add. */
function hasResponseKeys(value: unknown): boolean {
  const headers = read(value, 'headers')
  if (!isObject(headers) || areOfRequest(headers)) return false
  return (
    read(value, 'data') !== undefined ||
    read(value, 'body') !== undefined ||
    isObject(read(value, 'config')) ||
    isObject(readPath(value, ['res', 'requestUrls'])) ||
    readString(value, 'code') === 'UND_ERR_REQ_RETRY'
  )
}

/** An app can put the browser's request on its own error, to log it: a browser can send any other header. */
function areOfRequest(headers: object): boolean {
  return readHeader(headers, 'host') !== undefined || readHeader(headers, ':authority') !== undefined
}
