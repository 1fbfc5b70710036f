import { read } from '../read-unknown.ts'
import { CONNECTION_HEADERS, type ErrorResponse } from '../response/error-response.ts'
import type { IsStale } from '../response/stale-headers.ts'
import { mergeVary } from '../response/vary.ts'
import { abortResponse } from './abort-response.ts'
import { drainRequest } from './drain-request.ts'
import type { NodeRequest, NodeResponse } from './node-exchange.ts'

/** An incoming request and its response. */
interface Exchange {
  readonly req: NodeRequest
  readonly res: NodeResponse
}

/**
 * Sends an error response with node's methods; to a mock without them, with those of Express. Aborts a response that has
 * begun.
 */
export function sendResponse({ req, res }: Exchange, response: ErrorResponse, isStale: IsStale): void {
  const { status, headers, body } = response
  if (!takeOver({ req, res }, headers, isStale)) return
  setHeader(res, 'content-length', String(Buffer.byteLength(body)))
  // Makes node fill in the default reason phrase. HTTP/2 has none, and node warns if it is read.
  if (Number(req.httpVersionMajor) < 2 && res.statusMessage) res.statusMessage = ''
  res.statusCode = status
  // A server can be set to reject a body for HEAD.
  if (res.end) res.end(req.method === 'HEAD' ? undefined : body)
  else respondToMock(res, response)
}

function respondToMock(res: NodeResponse, { status, body }: ErrorResponse): void {
  const chained = res.status?.(status)
  const target = typeof read(chained, 'json') === 'function' ? chained : res
  target?.json?.(JSON.parse(body))
}

/**
 * Takes the response over from the failed route: drains the request, removes the headers of the abandoned success and sets
 * those of the error. Aborts a response that has begun. Touches few properties, because Express swaps the prototypes of `req`
 * and `res`, which defeats inline caches.
 *
 * @returns whether the response can be sent.
 */
export function takeOver(
  { req, res }: Exchange,
  headers: ErrorResponse['headers'],
  isStale: IsStale,
): boolean {
  if (res.headersSent) {
    abortResponse(res)
    return false
  }
  drainRequest(req, res)
  const present = res.getHeaderNames?.() ?? []
  const vary = present.includes('vary') ? String(res.getHeader?.('vary')) : ''
  const isHttp2 = Number(req.httpVersionMajor) >= 2
  for (const name of present)
    if (isStale(name) || (isHttp2 && CONNECTION_HEADERS.has(name))) res.removeHeader?.(name)
  for (const name of Object.keys(headers)) setHeader(res, name, headers[name] ?? '')
  if (vary !== '') setHeader(res, 'vary', mergeVary(vary, headers['vary'] ?? ''))
  return true
}

/** `res.set` of Express would add a charset. Only mocks lack `setHeader`. */
function setHeader(res: NodeResponse, name: string, value: string): void {
  if (res.setHeader) res.setHeader(name, value)
  else res.set?.(name, value)
}
