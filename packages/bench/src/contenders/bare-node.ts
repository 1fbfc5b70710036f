import type { ServerResponse } from 'node:http'
import type { Contender } from './contender.ts'
import { handWrittenAnswer } from './hand-written.ts'
import { mediaNotFound } from './rejection.ts'

/** The ceiling: no framework, the same bytes. */
export const bareNode: Contender = {
  name: 'bare node:http',
  answers: { status: 404, type: 'application/json', isSame: true },
  listen: () => (_req, res) => writeHandWritten(res, mediaNotFound()),
}

/** The hand-written answer, written with nothing but node's own calls and its length counted; whether there was one. */
export function writeHandWritten(res: ServerResponse, thrown: unknown): boolean {
  const answer = handWrittenAnswer(thrown)
  if (!answer) return false
  const body = JSON.stringify(answer.body)
  res.statusCode = answer.status
  for (const name in answer.headers) res.setHeader(name, answer.headers[name] ?? '')
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.setHeader('content-length', Buffer.byteLength(body))
  res.end(body)
  return true
}
