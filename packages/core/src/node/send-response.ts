import type { ErrorResponse } from '../response/error-response.ts'
import type { IsStale } from '../response/stale-headers.ts'
import { mergeVary } from '../response/vary.ts'
import { abortResponse } from './abort-response.ts'
import { drainRequest } from './drain-request.ts'
import type { NodeRequest, NodeResponse } from './node-exchange.ts'

/** An error response, and which headers to remove before it is sent. */
export interface SentResponse extends ErrorResponse {
  readonly isStale: IsStale
}

/**
 * Sends an error response with node's methods; to a mock without them, with those of Express. Aborts a response that has
 * begun.
 */
export function sendResponse(request: NodeRequest, response: NodeResponse, sent: SentResponse): void {
  if (response.headersSent) {
    abortResponse(response)
    return
  }
  drainRequest(request, response)
  setHeaders(response, sent)
  // Makes node fill in the default reason phrase. HTTP/2 has none.
  if (response.statusMessage && Number(request.httpVersionMajor) < 2) response.statusMessage = ''
  response.statusCode = sent.status
  if (response.end) response.end(sent.body)
  else respondToMock(response, sent)
}

function respondToMock(response: NodeResponse, { status, body }: ErrorResponse): void {
  response.status?.(status)
  response.json?.(JSON.parse(body))
}

/**
 * Removes the headers of the abandoned success and sets those of the error. Touches few properties, because Express swaps the
 * prototypes of `req` and `res`, which defeats inline caches.
 */
export function setHeaders(
  response: NodeResponse,
  { headers, isStale }: Pick<SentResponse, 'headers' | 'isStale'>,
): void {
  const present = response.getHeaderNames?.() ?? []
  const vary = present.includes('vary') ? String(response.getHeader?.('vary')) : ''
  for (const name of present) if (isStale(name)) response.removeHeader?.(name)
  // `res.set` of Express would add a charset. Only mocks lack `setHeader`.
  const set = (response.setHeader ?? response.set)?.bind(response)
  for (const name of Object.keys(headers)) set?.(name, headers[name] ?? '')
  if (vary !== '') set?.('vary', mergeVary(vary, headers['vary'] ?? ''))
}
