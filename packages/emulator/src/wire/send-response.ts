import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import type { Exchange } from '../exchange.ts'
import { drip } from './drip.ts'
import type { WireResponse } from './wire-response.ts'

const VOD_JSON = 'application/json;charset=UTF-8'

/**
 * Responds as VOD does: chunked, without a content-length. Sends the head at once but the body only after the whole
 * request has arrived: closing the connection of a client that is still sending could lose the response.
 */
export async function sendResponse(
  { request, response }: Exchange,
  content: WireResponse,
  requestId: string,
): Promise<void> {
  writeHead(response, content, requestId)
  if (!request.complete) {
    response.flushHeaders()
    await finished(request.resume()).catch(() => undefined)
  }
  response.end(content.body)
}

/** Sends the head at once and the body in small pieces over `overMs` milliseconds. */
export async function dripResponse(
  response: ServerResponse,
  content: WireResponse,
  { requestId, overMs }: DripOptions,
): Promise<void> {
  writeHead(response, content, requestId)
  response.flushHeaders()
  await drip(response, Buffer.from(content.body), overMs)
}

/** How slowly to send a response, and its request id. */
export interface DripOptions {
  readonly requestId: string
  readonly overMs: number
}

/** The headers of every response from VOD. Node adds `date` and `transfer-encoding`. */
export function vodHeaders(requestId: string): Record<string, string> {
  return {
    'content-type': VOD_JSON,
    'cache-control': 'no-cache',
    server: 'BWS',
    'x-bce-request-id': requestId,
    'x-bce-debug-id': randomBytes(48).toString('base64'),
  }
}

function writeHead(response: ServerResponse, { status, headers }: WireResponse, requestId: string): void {
  response.writeHead(status, { ...vodHeaders(requestId), ...headers })
}
