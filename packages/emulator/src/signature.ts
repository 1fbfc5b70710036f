import { timingSafeEqual } from 'node:crypto'
import { ApiError } from './api-error.ts'
import { authorizationFor, type Credentials } from './bce-auth.ts'
import type { VodRequest } from './request/vod-request.ts'

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
 * Verifies a BCE auth v1 signature by computing it again over the headers that it covers. Returns the key pair that made it.
 * The signature is in the `authorization` header or, in a pre-signed URL, in the query. Throws, in this order:
 *
 * 1. AccessDenied without a signature
 * 2. InvalidHTTPAuthHeader unless it reads `bce-auth-v1/{ak}/{timestamp}/{seconds}/{headers}/{signature}`
 * 3. InvalidAccessKeyId for an unknown access key
 * 4. RequestExpired after its lifetime
 * 5. SignatureDoesNotMatch for another secret, or if something signed was altered
 */
export function signerOf(request: VodRequest, keys: readonly Credentials[]): Credentials {
  const authorization = parseAuthorization(authorizationOf(request))
  const signer = keys.find(({ ak }) => ak === authorization.ak)
  if (!signer) throw new ApiError('InvalidAccessKeyId')
  const expiry = Date.parse(authorization.timestamp) + authorization.expiresInSeconds * 1000
  if (expiry < Date.now()) throw new ApiError('RequestExpired', { date: authorization.timestamp })
  if (!isSignedBy(signer, request, authorization)) throw new ApiError('SignatureDoesNotMatch')
  return signer
}

function authorizationOf({ headers, query }: VodRequest): string {
  const authorization = headers.authorization || query.get('authorization')
  if (!authorization) throw new ApiError('AccessDenied')
  return authorization
}

function parseAuthorization(text: string): Authorization {
  const [, ak = '', timestamp = '', seconds, signedHeaders = '', signature = ''] =
    AUTHORIZATION.exec(text) ?? []
  if (ak === '' || Number.isNaN(Date.parse(timestamp))) throw new ApiError('InvalidHTTPAuthHeader')
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
  // Both have 64 hexadecimal digits, as timingSafeEqual requires.
  return timingSafeEqual(Buffer.from(ours.slice(-64)), Buffer.from(signature))
}

/** Drops the other headers: `Auth` would sign every `x-bce-*` header, though the client may have signed fewer. */
function coveredHeaders({ headers }: VodRequest, signedHeaders: readonly string[]): Record<string, unknown> {
  if (signedHeaders.length === 0) return headers
  const covered = signedHeaders.map((name) => name.toLowerCase())
  return Object.fromEntries(Object.entries(headers).filter(([name]) => covered.includes(name)))
}
