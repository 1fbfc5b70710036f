import { randomUUID } from 'node:crypto'
import { expected, expectOneOf } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isRequestId } from '../vod-error/request-id.ts'
import type { RequestContext } from './request-context.ts'

/** Options for the BFF's own id of a request. */
export interface RequestIdOptions {
  /** Returns the BFF's own id of the request, which takes precedence over `req.id` and `ctx.state.requestId`. */
  readonly requestId?: ((request: RequestContext) => unknown) | undefined
  /** Whether to use the browser's `x-request-id` if the BFF has no id of its own; false by default. */
  readonly trustRequestId?: boolean | undefined
}

/** Finds the BFF's own id of a request: from the hook, the middleware, or the browser if it is trusted. */
export type FindOwnRequestId = (request: RequestContext, ownRequestId: unknown) => string | undefined

/**
 * Checks the options and prepares the search for the id.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function prepareOwnRequestId({
  requestId,
  trustRequestId = false,
}: RequestIdOptions): FindOwnRequestId {
  if (requestId !== undefined && typeof requestId !== 'function')
    throw expected('requestId', "a function, such as ({ header }) => header('x-request-id')", requestId)
  const isTrusted = expectOneOf('trustRequestId', trustRequestId, [true, false])
  const choose = requestId && guardHook('requestId', requestId, isIdOrNone)
  return (request, ownRequestId) => {
    const ids = [choose?.(request), ownRequestId, isTrusted ? request.header('x-request-id') : undefined]
    for (const id of ids) {
      const text = id === undefined ? undefined : idText(id)
      if (text !== undefined && isRequestId(text)) return text
    }
    return undefined
  }
}

function isIdOrNone(id: unknown): id is string | number | undefined {
  return id === undefined || isRequestId(idText(id))
}

/** The ids of pino-http are numbers. */
function idText(id: unknown): unknown {
  return Number.isSafeInteger(id) ? String(id) : id
}

/** The id to send if VOD sent none, so that the person always has an id to quote. */
export function fallbackRequestId(ownRequestId: string | undefined): string {
  return ownRequestId ?? randomUUID()
}
