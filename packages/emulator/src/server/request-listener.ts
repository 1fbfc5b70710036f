import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { ApiError } from '../api-error.ts'
import { opensConsole, serveConsole } from '../console/serve-console.ts'
import { errorMessage } from '../error-message.ts'
import type { Exchange } from '../exchange.ts'
import { describeFault } from '../faults/describe-fault.ts'
import type { Fault } from '../faults/fault.ts'
import { injectFault, replacesResponse } from '../faults/inject-fault.ts'
import { splitTarget, toVodRequest } from '../request/vod-request.ts'
import { API_ROUTES } from '../routes/api-routes.ts'
import { createRouter } from '../routes/router.ts'
import { errorResponse, shapeFor } from '../wire/error-response.ts'
import { dripResponse, sendResponse } from '../wire/send-response.ts'
import type { WireResponse } from '../wire/wire-response.ts'
import { handleAdmin, isAdminPath } from './admin-routes.ts'
import type { Emulation } from './emulation.ts'
import { handleCall } from './handle-call.ts'
import { allowUpload, isUploadPreflight } from './upload-preflight.ts'

const findRoute = createRouter(API_ROUTES)

/** Creates the listener for node:http. It tells requests to the admin routes from calls to VOD. */
export function createRequestListener(emulation: Emulation): RequestListener {
  return function onRequest(request, response) {
    const { path, query } = splitTarget(request.url ?? '/')
    if (opensConsole(request, path)) return serveConsole(response)
    if (isUploadPreflight(request, path)) return allowUpload(response)
    if (isAdminPath(path)) return void handleAdmin({ request, response, path }, emulation)
    const method = request.method ?? 'GET'
    // Taken before the body is read, so that faults hit requests in the order of arrival.
    const fault = emulation.faults.take(method, path)
    const injected = fault && describeFault(fault)
    const record = emulation.journal.open({ method, path, query, requestId: randomUUID(), injected })
    response.once('close', () => emulation.journal.close(record))
    const exchange = { request, response, record }
    const responded = replacesResponse(fault)
      ? injectFault(exchange, fault)
      : respond(exchange, emulation, fault)
    responded.catch((error) => explainUnsendable(exchange, error))
  }
}

async function respond(exchange: Exchange, emulation: Emulation, fault: Fault | undefined): Promise<void> {
  const { response, record } = exchange
  const content = await contentFor(exchange, emulation)
  if (response.destroyed) return
  Object.assign(record, { status: content.status, code: content.code })
  if (fault && 'transport' in fault && fault.transport === 'slow') {
    return dripResponse(exchange, content, fault.overMs)
  }
  await sendResponse(exchange, content)
}

/**
 * Keeps the process alive when Node rejects a fault while writing it, such as a trailer without chunks. By then the
 * response object is half used, so this writes to the socket.
 */
function explainUnsendable({ request, response, record }: Exchange, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  record.status = 500
  const head = 'HTTP/1.1 500 Internal Server Error\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n'
  request.socket.end(`${head}Node cannot send this fault: ${errorMessage(error)}\n`)
}

async function contentFor({ request, record }: Exchange, emulation: Emulation): Promise<WireResponse> {
  try {
    return await handleCall(toVodRequest(request), emulation, findRoute)
  } catch (error) {
    const { code, status, message } = error instanceof ApiError ? error : new ApiError('InternalError')
    return errorResponse({ code, status, message, requestId: record.requestId }, shapeFor(record.path))
  }
}
