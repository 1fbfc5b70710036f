import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { lookUpCode, type Params } from '@vod-errors/core'
import { fillTemplate, templateParams } from '@vod-errors/core/catalog'
import type { Exchange } from '../exchange.ts'
import { drip } from '../wire/drip.ts'
import { errorResponse, shapeFor } from '../wire/error-response.ts'
import { MODEL_SHAPES } from '../wire/model-failure.ts'
import { sendResponse, vodHeaders } from '../wire/send-response.ts'
import type {
  CodeFault,
  Fault,
  ModelFault,
  RawFault,
  ResponseFault,
  Transport,
  TransportFault,
} from './fault.ts'

/** A fault that replaces the regular response; `slow` only delays it. */
export type ReplacingFault = Exclude<Fault, { transport: 'slow' }>

type ReplacingTransport = Exclude<Transport, 'slow'>

const GATEWAY_PAGE = `<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx</center>
</body>
</html>
`
const TRUNCATED_JSON = '{"mediaId":"mda-'
const BROKEN_JSON = '{"mediaId":"mda-1",}'

const TRANSPORTS: Readonly<Record<ReplacingTransport, (exchange: Exchange, fault: TransportFault) => void>> =
  {
    hang: () => undefined,
    reset: ({ request }) => request.socket.resetAndDestroy(),
    truncated: truncate,
    brokenJson: (exchange, fault) => {
      const headers = vodHeaders(exchange.record)
      respondWith(exchange, { response: { status: statusOf(fault, 200), headers, body: BROKEN_JSON } })
    },
    html: (exchange, fault) => {
      const headers = { server: 'nginx', 'content-type': 'text/html' }
      respondWith(exchange, { response: { status: statusOf(fault, 502), headers, body: GATEWAY_PAGE } })
    },
    empty: (exchange, fault) => respondWith(exchange, { response: { status: statusOf(fault, 502) } }),
  }

/** Tells whether a fault replaces the regular response. */
export function replacesResponse(fault: Fault | undefined): fault is ReplacingFault {
  return fault !== undefined && !('transport' in fault && fault.transport === 'slow')
}

/** Makes a request fail. The journal has its status and code before the client sees them. */
export async function injectFault(exchange: Exchange, fault: ReplacingFault): Promise<void> {
  exchange.request.resume()
  if ('code' in fault) return respondWithCode(exchange, fault)
  if ('model' in fault) return respondAsModel(exchange, fault)
  if ('response' in fault) return respondWith(exchange, fault)
  if ('raw' in fault) return writeRaw(exchange, fault)
  TRANSPORTS[fault.transport](exchange, fault)
}

function respondWithCode(exchange: Exchange, fault: CodeFault): Promise<void> {
  const { record } = exchange
  const row = lookUpCode(fault.code)
  const template = row?.template ?? ''
  const requestId = fault.requestId ?? record.requestId
  const fields = {
    code: fault.code,
    status: fault.status ?? row?.status ?? 500,
    message: fault.message ?? fillTemplate(template, { ...sampleParams(template), ...fault.params }),
    requestId,
  }
  const error = errorResponse(fields, fault.shape ?? shapeFor(record.path))
  Object.assign(record, { status: error.status, code: error.code, requestId })
  return sendResponse(exchange, error)
}

function respondAsModel(exchange: Exchange, { model }: ModelFault): Promise<void> {
  const { record } = exchange
  record.status = 200
  const { shape, message = 'The model failed.', ...failure } = model
  const body = JSON.stringify(MODEL_SHAPES[shape]({ ...failure, message }))
  return sendResponse(exchange, { status: 200, body })
}

function respondWith({ response, record }: Exchange, fault: ResponseFault): void {
  const { status, headers, body, bodyBase64 } = fault.response
  record.status = status
  response.writeHead(status, headers)
  write(response, toBytes(body, bodyBase64), fault.overMs)
}

function writeRaw({ request }: Exchange, { raw, overMs }: RawFault): void {
  write(request.socket, toBytes(raw.bytes, raw.bytesBase64), overMs)
}

function write(stream: ServerResponse | Socket, bytes: Uint8Array, overMs = 0): void {
  if (overMs === 0) return void stream.end(bytes)
  if ('flushHeaders' in stream) stream.flushHeaders()
  void drip(stream, bytes, overMs)
}

function toBytes(bytes: string | Uint8Array = '', base64?: string): Uint8Array {
  if (base64 !== undefined) return Buffer.from(base64, 'base64')
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes
}

function truncate({ request, response, record }: Exchange, fault: TransportFault): void {
  record.status = statusOf(fault, 200)
  const isChunked = 'framing' in fault && fault.framing === 'chunked'
  const framing = isChunked ? {} : { 'content-length': '1024' }
  response.writeHead(record.status, { ...vodHeaders(record), ...framing })
  response.write(TRUNCATED_JSON, () => request.socket.destroySoon())
}

function statusOf(fault: TransportFault, defaultStatus: number): number {
  return 'status' in fault ? (fault.status ?? defaultStatus) : defaultStatus
}

function sampleParams(template: string): Params {
  return Object.fromEntries(templateParams(template).map((name) => [name, `sample-${name}`]))
}
