import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from './answer.ts'

/** The content type of all that VOD says. */
export const VOD_JSON = 'application/json;charset=UTF-8'

/** Sends an answer as VOD does: chunked, never with a content-length. */
export function writeAnswer(response: ServerResponse, answer: Answer, requestId: string): void {
  writeHead(response, answer, requestId)
  response.end(answer.body)
}

/** Sends the head at once and the body in small pieces, spread over a time in milliseconds. */
export async function dripAnswer(response: ServerResponse, answer: Answer, drip: Drip): Promise<void> {
  writeHead(response, answer, drip.requestId)
  response.flushHeaders()
  const pieces = inPieces(answer.body)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  for (const piece of pieces) {
    await wait(drip.overMs / pieces.length, undefined, { signal: gone.signal }).catch(() => undefined)
    if (response.destroyed) return
    response.write(piece)
  }
  response.end()
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

function inPieces(body: string): readonly Buffer[] {
  const bytes = Buffer.from(body)
  const size = Math.max(1, Math.ceil(bytes.length / 10))
  const count = Math.max(1, Math.ceil(bytes.length / size))
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}
