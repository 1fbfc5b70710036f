import type { NodeRequest, NodeResponse } from './node-exchange.ts'

/**
 * Cleans up after a failed route, before its response is sent:
 *
 * - ignores late writes from piped streams, which would crash the process;
 * - drains a partly read request body, which would block the connection. Node itself only drains bodies that nobody has
 *   started to read.
 */
export function drainRequest(request: NodeRequest, response: NodeResponse): void {
  if (Number(response.listenerCount?.('unpipe')) > 0) response.on?.('error', () => {})
  if (typeof request.readableFlowing !== 'boolean') return
  request.unpipe?.()
  request.resume?.()
}
