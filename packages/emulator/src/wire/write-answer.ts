import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import type { Answer } from './answer.ts'
import { drip } from './drip.ts'

/** The content type of all that VOD says. */
const VOD_JSON = 'application/json;charset=UTF-8'

/** The two sides of a request that node:http hands over. */
interface Sides {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/**
 * Sends an answer as VOD does: chunked, never with a content-length. It begins at once but ends after the request has,
 * since a client whose connection closes while it still sends may miss the answer.
 */
export async function writeAnswer(
  { request, response }: Sides,
  answer: Answer,
  requestId: string,
): Promise<void> {
  writeHead(response, answer, requestId)
  if (!request.complete) {
    response.flushHeaders()
    await finished(request.resume()).catch(() => undefined)
  }
  response.end(answer.body)
}

/** Sends the head at once and the body in small pieces, spread over a time in milliseconds. */
export async function dripAnswer(
  response: ServerResponse,
  answer: Answer,
  { requestId, overMs }: Drip,
): Promise<void> {
  writeHead(response, answer, requestId)
  response.flushHeaders()
  await drip(response, Buffer.from(answer.body), overMs)
}

/** How slowly an answer drips, and the id that it carries. */
export interface Drip {
  readonly requestId: string
  readonly overMs: number
}

/** The headers of every answer of VOD; node adds `date` and `transfer-encoding`. */
export function vodHeaders(requestId: string): Record<string, string> {
  return {
    'content-type': VOD_JSON,
    'cache-control': 'no-cache',
    server: 'BWS',
    'x-bce-request-id': requestId,
    'x-bce-debug-id': randomBytes(48).toString('base64'),
  }
}

function writeHead(response: ServerResponse, { status, headers }: Answer, requestId: string): void {
  response.writeHead(status, { ...vodHeaders(requestId), ...headers })
}
