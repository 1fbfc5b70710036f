import { timingSafeEqual } from 'node:crypto'
import { authorizationFor, type Credentials } from './bce-auth.ts'
import type { VodRequest } from './request/vod-request.ts'
import { VodFailure } from './vod-failure.ts'

interface Authorization {
  readonly ak: string
  readonly timestamp: string
  readonly expiresInSeconds: number
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

const AUTHORIZATION =
  /^bce-auth-v1\/([^/]+)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\/(\d{1,9})\/([^/]*)\/([0-9a-f]{64})$/

/**
 * Verifies a BCE auth v1 signature by computing it again over the headers that it says it covers, and returns the key
 * pair that made it. The signature stands in the `authorization` header or, for a pre-signed URL, in the query. In this order:
 *
 * 1. no authorization: AccessDenied
 * 2. not of the form `bce-auth-v1/{ak}/{timestamp}/{seconds}/{headers}/{signature}`: InvalidHTTPAuthHeader
 * 3. an access key of nobody: InvalidAccessKeyId
 * 4. older than it allows itself to be: RequestExpired
 * 5. another secret, or anything signed was altered: SignatureDoesNotMatch
 */
export function signerOf(request: VodRequest, keys: readonly Credentials[]): Credentials {
  const authorization = parseAuthorization(authorizationOf(request))
  const signer = keys.find(({ ak }) => ak === authorization.ak)
  if (!signer) throw new VodFailure('InvalidAccessKeyId')
  const expiry = Date.parse(authorization.timestamp) + authorization.expiresInSeconds * 1000
  if (expiry < Date.now()) throw new VodFailure('RequestExpired', { date: authorization.timestamp })
  if (!isSignedBy(signer, request, authorization)) throw new VodFailure('SignatureDoesNotMatch')
  return signer
}

function authorizationOf({ headers, query }: VodRequest): string {
  const authorization = headers.authorization || query.get('authorization')
  if (!authorization) throw new VodFailure('AccessDenied')
  return authorization
}

function parseAuthorization(text: string): Authorization {
  const [, ak = '', timestamp = '', seconds, signedHeaders = '', signature = ''] =
    AUTHORIZATION.exec(text) ?? []
  if (ak === '' || Number.isNaN(Date.parse(timestamp))) throw new VodFailure('InvalidHTTPAuthHeader')
  return {
    ak,
    timestamp,
    expiresInSeconds: Number(seconds),
    signedHeaders: signedHeaders.split(';').filter((name) => name !== ''),
    signature,
  }
}

function isSignedBy(signer: Credentials, request: VodRequest, authorization: Authorization): boolean {
  const { timestamp, expiresInSeconds, signedHeaders, signature } = authorization
  const ours = authorizationFor(signer, [
    request.method,
    request.path,
    request.signableQuery,
    coveredHeaders(request, signedHeaders),
    Date.parse(timestamp) / 1000,
    expiresInSeconds,
    signedHeaders,
  ])
  // Both are 64 hexadecimal digits: ours by computation, theirs by the pattern.
  return timingSafeEqual(Buffer.from(ours.slice(-64)), Buffer.from(signature))
}

/** `Auth` adds every `x-bce-*` header by itself; the sender may have signed fewer. */
function coveredHeaders({ headers }: VodRequest, signedHeaders: readonly string[]): Record<string, unknown> {
  if (signedHeaders.length === 0) return headers
  const covered = signedHeaders.map((name) => name.toLowerCase())
  return Object.fromEntries(Object.entries(headers).filter(([name]) => covered.includes(name)))
}
