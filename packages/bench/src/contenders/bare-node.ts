import type { ServerResponse } from 'node:http'
import type { Contender } from './contender.ts'
import { handWrittenResponse } from './hand-written.ts'
import { mediaNotFound } from './rejection.ts'

/** The upper limit: the same bytes without a framework. */
export const bareNode: Contender = {
  name: 'bare node:http',
  expected: { status: 404, type: 'application/json', isSame: true },
  listen: () => (_req, res) => writeHandWritten(res, mediaNotFound()),
}

/** Writes the hand-written response with Node's own calls. Returns whether there was one. */
export function writeHandWritten(res: ServerResponse, thrown: unknown): boolean {
  const response = handWrittenResponse(thrown)
  if (!response) return false
  const body = JSON.stringify(response.body)
  res.statusCode = response.status
  for (const name in response.headers) res.setHeader(name, response.headers[name] ?? '')
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.setHeader('content-length', Buffer.byteLength(body))
  res.end(body)
  return true
}
