import type { NodeRequest, NodeResponse } from './node-exchange.ts'

/**
 * Cleans up after a failed route, before its response is sent:
 *
 * - ignores late writes of streams that are still piped into the response; they would end the process;
 * - drains an upload that nobody reads any more; it would block the connection. Node itself drains only what nobody has
 *   begun to read.
 */
export function drainRequest(request: NodeRequest, response: NodeResponse): void {
  if (Number(response.listenerCount?.('unpipe')) > 0) response.on?.('error', () => {})
  if (typeof request.readableFlowing !== 'boolean') return
  request.unpipe?.()
  request.resume?.()
}
