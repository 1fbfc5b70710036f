import type { OutgoingHttpHeaders } from 'node:http'
import type { ParsedUrlQueryInput } from 'node:querystring'
import { isObject, read, readString } from '../../read-unknown.ts'

/** What every client class of Baidu's SDKs inherits from their `BceBaseClient`, as far as the transport needs it. */
export interface SdkClient {
  readonly config: SdkConfig
  /** Signs a request and may write on its headers. Returns the `authorization` header, or a promise of it. */
  createSignature(...request: SignatureInput): unknown
}

/** The SDK's own order: credentials, method, path, params, headers. */
type SignatureInput = readonly [unknown, string, string, ParsedUrlQueryInput, OutgoingHttpHeaders]

/** The configuration of a client, or of one call. */
export interface SdkConfig {
  /** Scheme, host and perhaps port: `https://vod.bj.baidubce.com`. */
  readonly endpoint: string
  readonly credentials?: unknown
  /** `{ host, port }`. */
  readonly proxy?: unknown
  /** The scheme that the proxy is spoken to with; `http` unless it is `https`. */
  readonly protocol?: unknown
}

/** One request, as the SDK's `sendRequest` gives it to `sendHTTPRequest`. */
export interface SdkCall {
  readonly method: string
  /** The path without its query, or a whole URL. */
  readonly resource: string
  readonly args: {
    /** A string, bytes, or a readable stream with a `Content-Length` among the headers. */
    readonly body?: unknown
    readonly headers?: OutgoingHttpHeaders
    readonly params?: ParsedUrlQueryInput
    /** Takes the body of a successful response. */
    readonly outputStream?: unknown
  }
  readonly config: SdkConfig
}

/**
 * Whether the client sends through the `sendHTTPRequest` that it inherits from the SDK's base class. False for clients
 * that send in a way of their own, as `BosClient` does, and for those whose `sendHTTPRequest` the app has replaced.
 */
export function isSdkClient(client: object): client is SdkClient {
  const send: unknown = read(client, 'sendHTTPRequest')
  const isComplete = ['createSignature', 'sendRequest'].every(
    (key) => typeof read(client, key) === 'function',
  )
  const hasEndpoint = readString(read(client, 'config'), 'endpoint') !== undefined
  return typeof send === 'function' && isComplete && hasEndpoint && send === inheritedSend(client)
}

/** The `sendHTTPRequest` of the base class. */
function inheritedSend(client: object): unknown {
  const definers = prototypesOf(client).filter((prototype) => Object.hasOwn(prototype, 'sendHTTPRequest'))
  return read(definers.at(-1), 'sendHTTPRequest')
}

/** The prototypes of an object, nearest first. */
export function prototypesOf(value: object): readonly object[] {
  const chain: object[] = []
  let prototype = Reflect.getPrototypeOf(value)
  while (isObject(prototype)) {
    chain.push(prototype)
    prototype = Reflect.getPrototypeOf(prototype)
  }
  return chain
}
