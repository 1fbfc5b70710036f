import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { fillTemplate, lookUpCode, type Params, templateParams } from '@vod-errors/core'
import type { OpenRecord } from '../journal.ts'
import { drip } from '../wire/drip.ts'
import { failureAnswer, shapeFor } from '../wire/failure-answer.ts'
import { vodHeaders, writeAnswer } from '../wire/write-answer.ts'
import type { AnswerFault, CodeFault, Fault, RawFault, Transport, TransportFault } from './fault.ts'

/** One request, the answer to it, and the line of the journal that it has. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly record: OpenRecord
}

/** A fault that stands in for the answer; a slow one only delays it. */
export type PlayableFault = Exclude<Fault, { transport: 'slow' }>

type PlayableTransport = Exclude<Transport, 'slow'>

const GATEWAY_PAGE = `<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx</center>
</body>
</html>
`
const HALF_AN_ANSWER = '{"mediaId":"mda-'

const PLAYERS: Readonly<Record<PlayableTransport, (exchange: Exchange, fault: TransportFault) => void>> = {
  hang: () => undefined,
  reset: ({ request }) => request.socket.resetAndDestroy(),
  truncated: playTruncated,
  brokenJson: (exchange, fault) => {
    const headers = vodHeaders(exchange.record.requestId)
    playBytes(exchange, { answer: { status: statusOf(fault, 200), headers, body: '{"mediaId":"mda-1",}' } })
  },
  html: (exchange, fault) => {
    const headers = { server: 'nginx', 'content-type': 'text/html' }
    playBytes(exchange, { answer: { status: statusOf(fault, 502), headers, body: GATEWAY_PAGE } })
  },
  empty: (exchange, fault) => playBytes(exchange, { answer: { status: statusOf(fault, 502) } }),
}

/** Whether the fault takes the place of the answer. */
export function isPlayable(fault: Fault | undefined): fault is PlayableFault {
  return fault !== undefined && !('transport' in fault && fault.transport === 'slow')
}

/** Lets a request meet a fault, and writes status and code down in the journal before anything leaves. */
export async function playFault(exchange: Exchange, fault: PlayableFault): Promise<void> {
  exchange.request.resume()
  if ('code' in fault) return playCode(exchange, fault)
  if ('answer' in fault) return playBytes(exchange, fault)
  if ('raw' in fault) return playRaw(exchange, fault)
  PLAYERS[fault.transport](exchange, fault)
}

function playCode(exchange: Exchange, fault: CodeFault): Promise<void> {
  const { record } = exchange
  const row = lookUpCode(fault.code)
  const template = row?.template ?? ''
  const requestId = fault.requestId ?? record.requestId
  const failure = {
    code: fault.code,
    status: fault.status ?? row?.status ?? 500,
    message: fault.message ?? fillTemplate(template, { ...sampleParams(template), ...fault.params }),
    requestId,
  }
  const answer = failureAnswer(failure, fault.shape ?? shapeFor(record.path))
  Object.assign(record, { status: answer.status, code: answer.code, requestId })
  return writeAnswer(exchange, answer, requestId)
}

function playBytes({ response, record }: Exchange, { answer, overMs = 0 }: AnswerFault): void {
  record.status = answer.status
  response.writeHead(answer.status, answer.headers)
  send(response, bytesOf(answer.body, answer.bodyBase64), overMs)
}

function playRaw({ request }: Exchange, { raw, overMs = 0 }: RawFault): void {
  send(request.socket, bytesOf(raw.bytes, raw.bytesBase64), overMs)
}

function send(stream: ServerResponse | Socket, bytes: Uint8Array, overMs: number): void {
  if (overMs === 0) return void stream.end(bytes)
  if ('flushHeaders' in stream) stream.flushHeaders()
  void drip(stream, bytes, overMs)
}

function bytesOf(bytes: string | Uint8Array = '', inBase64?: string): Uint8Array {
  if (inBase64 !== undefined) return Buffer.from(inBase64, 'base64')
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes
}

function playTruncated({ request, response, record }: Exchange, fault: TransportFault): void {
  record.status = statusOf(fault, 200)
  const isChunked = 'framing' in fault && fault.framing === 'chunked'
  const promise = isChunked ? {} : { 'content-length': '1024' }
  response.writeHead(record.status, { ...vodHeaders(record.requestId), ...promise })
  response.write(HALF_AN_ANSWER, () => request.socket.destroySoon())
}

function statusOf(fault: TransportFault, usual: number): number {
  return 'status' in fault ? (fault.status ?? usual) : usual
}

function sampleParams(template: string): Params {
  return Object.fromEntries(templateParams(template).map((name) => [name, `sample-${name}`]))
}
