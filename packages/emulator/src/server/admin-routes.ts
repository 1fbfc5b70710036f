import type { IncomingMessage, ServerResponse } from 'node:http'
import { expected } from '@vod-errors/core/host'
import { checkAccountState } from '../account.ts'
import { isConsolePath, serveConsoleFile } from '../console/serve-console.ts'
import { streamChanges } from '../console/stream-changes.ts'
import { errorMessage } from '../error-message.ts'
import type { Fault } from '../faults/fault.ts'
import { readBody } from '../request/body.ts'
import { checkMediaEdit } from '../state/check-media-edit.ts'
import { isRecord } from '../value-checks.ts'
import { refuseWebPage } from './admin-guard.ts'
import type { Emulation } from './emulation.ts'

/** One request to the admin routes. */
export interface AdminExchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Without the query. */
  readonly path: string
}

type AdminRoute = {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly path: string
} & (
  | {
      /** Takes the parsed body, or `undefined` without one, and the path's end. Returns the body of the response. */
      readonly handle: (emulation: Emulation, body: unknown, mediaId: string) => unknown
    }
  | {
      /** Sends the response by itself. */
      readonly stream: (exchange: AdminExchange, emulation: Emulation) => void
    }
)

/** Stands for the end of a path. */
const MEDIA_ID = '{mediaId}'

const ADMIN_ROUTES: readonly AdminRoute[] = [
  { method: 'GET', path: '/_emulator/faults', handle: pendingFaults },
  { method: 'POST', path: '/_emulator/faults', handle: addFaults },
  { method: 'DELETE', path: '/_emulator/faults', handle: clearFaults },
  { method: 'GET', path: '/_emulator/account', handle: accountState },
  { method: 'PUT', path: '/_emulator/account', handle: setAccountState },
  { method: 'GET', path: '/_emulator/requests', handle: ({ journal }) => ({ requests: journal.records }) },
  { method: 'GET', path: '/_emulator/media', handle: ({ state }) => ({ media: state.library.all }) },
  { method: 'PUT', path: `/_emulator/media/${MEDIA_ID}`, handle: editMedia },
  { method: 'DELETE', path: `/_emulator/media/${MEDIA_ID}`, handle: deleteMedia },
  { method: 'GET', path: '/_emulator/events', stream: streamChanges },
  { method: 'POST', path: '/_emulator/reset', handle: reset },
]

/** Tells whether a path belongs to the admin routes, even if no such route exists. */
export function isAdminPath(path: string): boolean {
  return path.startsWith('/_emulator/')
}

/**
 * Responds in JSON: 200; 400 `{"message"}` for an invalid body; 403 or 415 `{"message"}` for a web page; 404 with a list of
 * the routes for an unknown path.
 */
export async function handleAdmin(exchange: AdminExchange, emulation: Emulation): Promise<void> {
  const { request, response, path } = exchange
  const refusal = refuseWebPage(request, emulation.settings.host)
  if (refusal) return send(response, refusal.status, { message: refusal.message })
  if (isConsolePath(path)) return serveConsoleFile(response, path)
  const route = ADMIN_ROUTES.find((each) => each.method === request.method && isAt(each.path, path))
  if (!route) return send(response, 404, { message: 'No such route.', routes: routeList() })
  if ('stream' in route) return route.stream(exchange, emulation)
  try {
    const body = await readBody(request)
    send(response, 200, route.handle(emulation, parseJson(body.toString()), endOf(path)))
  } catch (error) {
    send(response, 400, { message: errorMessage(error) })
  }
}

function isAt(routePath: string, path: string): boolean {
  return routePath.endsWith(MEDIA_ID) ? routePath.replace(MEDIA_ID, endOf(path)) === path : routePath === path
}

function endOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function pendingFaults({ faults }: Emulation): unknown {
  return { faults: faults.pending.map(toJson) }
}

/** JSON cannot hold bytes: they become base64, in the form in which they can be queued again. */
function toJson(fault: Fault): object {
  if ('raw' in fault && fault.raw.bytes instanceof Uint8Array)
    return { ...fault, raw: { bytesBase64: base64Of(fault.raw.bytes) } }
  if (!('response' in fault && fault.response.body instanceof Uint8Array)) return fault
  const { body, ...response } = fault.response
  return { ...fault, response: { ...response, bodyBase64: base64Of(body) } }
}

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

function addFaults(emulation: Emulation, body: unknown): unknown {
  emulation.faults.add(Array.isArray(body) ? body : [body])
  return pendingFaults(emulation)
}

function clearFaults(emulation: Emulation): unknown {
  emulation.faults.clear()
  return pendingFaults(emulation)
}

function accountState({ account }: Emulation): unknown {
  return { account }
}

function setAccountState(emulation: Emulation, body: unknown): unknown {
  emulation.account = checkAccountState(isRecord(body) ? body['account'] : body)
  return accountState(emulation)
}

function editMedia(emulation: Emulation, body: unknown, mediaId: string): unknown {
  emulation.state.library.edit(checkMediaEdit(mediaId, body))
  emulation.changed()
  return emulation.state.library.get(mediaId)
}

function deleteMedia(emulation: Emulation, _body: unknown, mediaId: string): unknown {
  emulation.state.library.delete(mediaId)
  emulation.changed()
  return { deleted: mediaId }
}

function reset(emulation: Emulation): unknown {
  emulation.reset()
  return { reset: true }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    throw expected('body', 'JSON', text.slice(0, 80))
  }
}

function routeList(): readonly string[] {
  return ADMIN_ROUTES.map(({ method, path }) => `${method} ${path}`)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json' }).end(text)
}
