import { randomBytes } from 'node:crypto'
import { finished } from 'node:stream/promises'
import type { Exchange } from '../exchange.ts'
import type { OpenRecord } from '../journal.ts'
import { isObjectPath } from '../routes/bos-objects.ts'
import { drip } from './drip.ts'
import { UPLOAD_CORS } from './upload-cors.ts'
import type { WireResponse } from './wire-response.ts'

const VOD_JSON = 'application/json;charset=UTF-8'

/**
 * Responds as VOD does: chunked, without a content-length. Sends the head at once but the body only after the whole
 * request has arrived: closing the connection of a client that is still sending could lose the response.
 */
export async function sendResponse(exchange: Exchange, content: WireResponse): Promise<void> {
  const { request, response } = exchange
  writeHead(exchange, content)
  if (!request.complete) {
    response.flushHeaders()
    await finished(request.resume()).catch(() => undefined)
  }
  response.end(content.body)
}

/** Sends the head at once and the body in small pieces over `overMs` milliseconds. */
export async function dripResponse(exchange: Exchange, content: WireResponse, overMs: number): Promise<void> {
  const { response } = exchange
  writeHead(exchange, content)
  response.flushHeaders()
  await drip(response, Buffer.from(content.body), overMs)
}

/** The headers of every response from VOD, and from BOS to a page. Node adds `date` and `transfer-encoding`. */
export function vodHeaders({ requestId, path }: OpenRecord): Record<string, string> {
  return {
    ...(isObjectPath(path) && UPLOAD_CORS),
    'content-type': VOD_JSON,
    'cache-control': 'no-cache',
    server: 'BWS',
    'x-bce-request-id': requestId,
    'x-bce-debug-id': randomBytes(48).toString('base64'),
  }
}

function writeHead({ response, record }: Exchange, { status, headers }: WireResponse): void {
  response.writeHead(status, { ...vodHeaders(record), ...headers })
}
