import { expected, oneOf } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isRequestId } from '../vod-error/request-id.ts'
import type { RequestContext } from './request-context.ts'

/** How the BFF's own id of a request is found. */
export interface RequestIdOptions {
  /** The BFF's own id of the request, in place of what the app's middleware has made (`req.id`, `ctx.state.requestId`). */
  readonly requestId?: ((request: RequestContext) => unknown) | undefined
  /** Whether the browser's `x-request-id` counts as the BFF's own id where there is none; false by default. */
  readonly trustRequestId?: boolean | undefined
}

/** Finds the BFF's own id of a request: the hook's, the middleware's, or the browser's if that is trusted. */
export type FindOwnRequestId = (request: RequestContext, ownRequestId: unknown) => string | undefined

/** @throws {TypeError} that names the option, if one is wrong. */
export function prepareOwnRequestId({
  requestId,
  trustRequestId = false,
}: RequestIdOptions): FindOwnRequestId {
  if (requestId !== undefined && typeof requestId !== 'function')
    throw expected('requestId', 'a function', requestId)
  const isTrusted = oneOf('trustRequestId', trustRequestId, [true, false])
  const choose = requestId && guardHook('requestId', requestId, isIdOrNone)
  return (request, ownRequestId) =>
    printableId(choose?.(request)) ??
    printableId(ownRequestId) ??
    (isTrusted ? printableId(request.header('x-request-id')) : undefined)
}

function printableId(id: unknown): string | undefined {
  const text = textOf(id)
  return isRequestId(text) ? text : undefined
}

function isIdOrNone(id: unknown): id is string | number | undefined {
  return id === undefined || isRequestId(textOf(id))
}

/** pino-http counts requests. */
function textOf(id: unknown): unknown {
  return Number.isSafeInteger(id) ? String(id) : id
}
