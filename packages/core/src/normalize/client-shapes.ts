import {
  isError,
  isObject,
  isPlainObject,
  keysOf,
  read,
  readInteger,
  readPath,
  readString,
} from '../read-unknown.ts'

/**
 * Where one client keeps what it knows of a failed call. A path is the list of keys that leads from the value to what it
 * holds; the empty path is the value itself.
 */
export interface ClientShape {
  /** The client, or the form. */
  readonly name: string
  /** Whether a value has this shape. */
  readonly matches: (value: unknown) => boolean
  readonly status?: readonly string[]
  /** Where the error body may be; the first that holds a code counts. */
  readonly bodies: readonly (readonly string[])[]
  readonly headers?: readonly string[]
  /** Where the URL of the call may be, as text, URL or Request; the first that is absolute counts. */
  readonly urls?: readonly (readonly string[])[]
  /**
   * Whether the shape alone proves that the failure is VOD's. Every other shape needs a proof: VOD's host, VOD's request id
   * header, or, where the host is not known, the documented body with its request id.
   */
  readonly isProof?: true
}

/** Every shape that is recognised, one row a client. The first that matches counts. */
export const CLIENT_SHAPES: readonly ClientShape[] = [
  {
    // {status_code, message, code?, request_id, …}; without a request id in the answer exactly {status_code, message},
    // where message is the whole body
    name: '`@baiducloud/sdk`, `bce-sdk-js`',
    matches: isSdkRejection,
    status: ['status_code'],
    bodies: [[], ['message']],
    headers: ['http_headers'],
    isProof: true,
  },
  {
    name: 'axios',
    matches: (value) => read(value, 'isAxiosError') === true,
    status: ['response', 'status'],
    bodies: [['response', 'data']],
    headers: ['response', 'headers'],
    urls: [
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
    // The error of ky 1 carries the answer unread, that of ky 2 its parsed body as `data`.
    name: 'ky',
    matches: (value) => isError(value) && readString(read(value, 'request'), 'url') !== undefined,
    status: ['response', 'status'],
    bodies: [['data'], ['response', 'body']],
    headers: ['response', 'headers'],
    urls: [['request']],
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
    // both what `request` resolves to and what the responseError interceptor throws
    name: 'undici',
    matches: (value) =>
      readInteger(value, 'statusCode') !== undefined &&
      isObject(read(value, 'headers')) &&
      has(value, 'body'),
    status: ['statusCode'],
    bodies: [['body']],
    headers: ['headers'],
  },
  {
    name: 'fetch, node-fetch: the `Response` itself, thrown',
    matches: (value) => readInteger(value, 'status') !== undefined && has(value, 'bodyUsed'),
    status: ['status'],
    bodies: [['body']],
    headers: ['headers'],
    urls: [['url']],
  },
  {
    name: 'the error body itself, parsed or as JSON text, thrown',
    matches: (value) => !isError(value),
    bodies: [[]],
  },
]

/** The row that a value has, if any. */
export function clientShapeOf(value: unknown): ClientShape | undefined {
  return CLIENT_SHAPES.find(({ matches }) => matches(value))
}

const WITHOUT_REQUEST_ID: readonly string[] = ['status_code', 'message']

function isSdkRejection(value: unknown): boolean {
  // What node's parser lets through: a status line may say 999.
  const status = readInteger(value, 'status_code') ?? 0
  if (!isPlainObject(value) || status < 1 || status > 999 || !has(value, 'message')) return false
  return has(value, 'request_id') || keysOf(value).every((key) => WITHOUT_REQUEST_ID.includes(key))
}

function has(value: unknown, key: string): boolean {
  return read(value, key) !== undefined
}
