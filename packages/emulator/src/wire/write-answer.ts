import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Answer } from './answer.ts'
import { drip } from './drip.ts'

/** The content type of all that VOD says. */
const VOD_JSON = 'application/json;charset=UTF-8'

/** Sends an answer as VOD does: chunked, never with a content-length. */
export function writeAnswer(response: ServerResponse, answer: Answer, requestId: string): void {
  writeHead(response, answer, requestId)
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
