import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { errorMessage } from '../error-message.ts'
import type { Fault } from '../faults/fault.ts'
import { type Exchange, isPlayable, playFault } from '../faults/play-fault.ts'
import { splitTarget, toVodRequest } from '../request/vod-request.ts'
import { API_ROUTES } from '../routes/api-routes.ts'
import { createRouter } from '../routes/router.ts'
import { VodFailure } from '../vod-failure.ts'
import type { Answer } from '../wire/answer.ts'
import { failureAnswer, shapeFor } from '../wire/failure-answer.ts'
import { dripAnswer, writeAnswer } from '../wire/write-answer.ts'
import { answerAdmin, isAdminPath } from './admin.ts'
import { answerCall } from './answer-call.ts'
import type { Emulation } from './emulation.ts'

const findRoute = createRouter(API_ROUTES)

/** What node:http calls for each request: the admin routes by themselves, all else as a call of VOD. */
export function createRequestListener(emulation: Emulation): RequestListener {
  return function onRequest(request, response) {
    const { path, query } = splitTarget(request.url ?? '/')
    if (isAdminPath(path)) return void answerAdmin({ request, response, path }, emulation)
    const method = request.method ?? 'GET'
    const record = emulation.journal.open({ method, path, query, requestId: randomUUID() })
    // The fault is taken at the arrival, before the body is read, so that the order of requests decides.
    const fault = emulation.faults.take(method, path)
    const exchange = { request, response, record }
    const answered = isPlayable(fault)
      ? playFault(exchange, fault)
      : answerExchange(exchange, emulation, fault)
    answered.catch((error) => answerUnsendable(exchange, error))
  }
}

async function answerExchange(
  exchange: Exchange,
  emulation: Emulation,
  fault: Fault | undefined,
): Promise<void> {
  const { response, record } = exchange
  const answer = await answerTo(exchange, emulation)
  if (response.destroyed) return
  const { requestId } = record
  Object.assign(record, { status: answer.status, code: answer.code })
  if (fault && 'transport' in fault && fault.transport === 'slow') {
    return dripAnswer(response, answer, { requestId, overMs: fault.overMs })
  }
  await writeAnswer(exchange, answer, requestId)
}

/**
 * Node refuses some headers only when it writes them, such as a trailer without chunks. That must not end the process. The
 * response is half made by then, so the reason goes straight to the socket.
 */
function answerUnsendable({ request, response, record }: Exchange, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  record.status = 500
  const head = 'HTTP/1.1 500 Internal Server Error\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n'
  request.socket.end(`${head}Node cannot send this fault: ${errorMessage(error)}\n`)
}

async function answerTo({ request, record }: Exchange, emulation: Emulation): Promise<Answer> {
  try {
    return await answerCall(toVodRequest(request), emulation, findRoute)
  } catch (error) {
    const { code, status, message } = error instanceof VodFailure ? error : new VodFailure('InternalError')
    return failureAnswer({ code, status, message, requestId: record.requestId }, shapeFor(record.path))
  }
}
