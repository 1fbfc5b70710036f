import type { OutgoingHttpHeaders } from 'node:http'
import { stringify } from 'node:querystring'
import { Readable } from 'node:stream'
import { isThenable } from '../../read-unknown.ts'
import type { SdkCall, SdkClient } from './sdk-client.ts'

/** A request that is ready to be sent. */
export interface SignedRequest {
  readonly method: string
  /** Where it goes; `path` holds the exact path. */
  readonly url: URL
  /** Path and query as they were signed: a URL would normalize dots and letters in it. */
  readonly path: string
  readonly headers: OutgoingHttpHeaders
  readonly body: Body | undefined
}

/** What can be sent as the body of a request. */
export type Body = string | Uint8Array | Readable

/** The SDK's format; `vod-errors` stands where the SDK puts its version. */
const USER_AGENT = `bce-sdk-nodejs/vod-errors/${process.platform}/${process.version}`

/** The characters that node's legacy URL parser, which the SDK uses, escapes in a path. */
const UNSAFE = /[ \t\r\n"'<>\\^`{|}]/g

/** Makes the request that the SDK would send, without its `connection: close`, and has the SDK sign it. */
export async function signRequest(client: SdkClient, call: SdkCall): Promise<SignedRequest> {
  const { resource, config } = call
  const method = call.method.toUpperCase()
  const body = bodyOf(call.args.body)
  // A stream may fail before it is sent, which must fail the call and not the process.
  if (body instanceof Readable) body.on('error', () => {})
  const params = call.args.params ?? {}
  const target = targetOf(config.endpoint, resource, queryOf(params))
  const headers = { ...defaultHeaders(target.url), ...call.args.headers }
  const length = Object.hasOwn(headers, 'Content-Length') ? undefined : lengthOf(body)
  if (length !== undefined && !(length === 0 && /^(?:GET|HEAD)$/.test(method)))
    headers['Content-Length'] = length
  const made = client.createSignature(config.credentials, method, resource, params, headers)
  const authorization: unknown = isThenable(made) ? await made : made
  if (typeof authorization !== 'string') throw new TypeError('The signature is not a string')
  headers['Authorization'] = authorization
  return { method, ...target, headers, body }
}

function defaultHeaders(url: URL): OutgoingHttpHeaders {
  return {
    'User-Agent': USER_AGENT,
    'x-bce-date': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    'Content-Type': 'application/json; charset=UTF-8',
    Host: url.host,
  }
}

/** The SDK's own encoding of a query. */
function queryOf(params: NonNullable<SdkCall['args']['params']>): string {
  return stringify(params).replace(/[()'!~.*\-_]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}

function targetOf(endpoint: string, resource: string, query: string): Pick<SignedRequest, 'url' | 'path'> {
  const place = /^https?:/.test(resource) ? resource : endpoint + resource
  const [whole = ''] = (query ? `${place}?${query}` : place).split('#', 1)
  const path = whole.replace(/^https?:\/\/[^/?]*/, '').replace(UNSAFE, escapeCharacter)
  return { url: new URL(whole), path: path.startsWith('/') ? path : `/${path}` }
}

function escapeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

function bodyOf(body: unknown): Body | undefined {
  if (body === undefined || body === null || body === '') return undefined
  if (typeof body === 'string' || body instanceof Readable || body instanceof Uint8Array) return body
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  throw new TypeError(
    'The body of a request must be a string, bytes or a readable stream: JSON.stringify an object',
  )
}

function lengthOf(body: Body | undefined): number {
  if (body instanceof Readable) throw new TypeError('A stream needs a Content-Length among the headers')
  return body === undefined ? 0 : Buffer.byteLength(body)
}
