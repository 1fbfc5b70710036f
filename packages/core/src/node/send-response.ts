import type { VodErrorResponse } from '../respond/response.ts'
import { mergeVary } from '../respond/vary.ts'
import { drainRequest } from './drain-request.ts'
import type { NodeRequest, NodeResponse } from './node-exchange.ts'

/** Sends an error response with node's own methods; to a mock without them, with those of Express. */
export function sendResponse(request: NodeRequest, response: NodeResponse, error: VodErrorResponse): void {
  drainRequest(request, response)
  setHeaders(response, error)
  // Node fills in HTTP's own reason; HTTP/2 has none.
  if (response.statusMessage && Number(request.httpVersionMajor) < 2) response.statusMessage = ''
  response.statusCode = error.status
  if (response.end) response.end(error.body)
  else respondToMock(response, error)
}

function respondToMock(response: NodeResponse, { status, body }: VodErrorResponse): void {
  response.status?.(status)
  response.json?.(JSON.parse(body))
}

/**
 * Removes the headers of the abandoned success and sets those of the error. Express swaps the prototypes of `req` and
 * `res`, which defeats inline caches: this touches few properties.
 */
export function setHeaders(response: NodeResponse, { headers, vary, isStale }: VodErrorResponse): void {
  const present = response.getHeaderNames?.() ?? []
  for (const name of present) if (isStale(name)) response.removeHeader?.(name)
  // Not Express's `res.set`, which adds a charset of its own, unless there is nothing else.
  const set = (response.setHeader ?? response.set)?.bind(response)
  for (const name of Object.keys(headers)) set?.(name, headers[name] ?? '')
  const varies = present.includes('vary') ? mergeVary(String(response.getHeader?.('vary')), vary) : vary
  set?.('vary', varies)
}
