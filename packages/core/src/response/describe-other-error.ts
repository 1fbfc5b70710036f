import { STATUS_CODES } from 'node:http'
import { isHttpError } from 'http-errors'
import { NO_PARAMS } from '../catalog/wire-template.ts'
import { isErrorStatus, read, readString } from '../read-unknown.ts'
import { fallbackRequestId } from '../request/own-request-id.ts'
import { type IncomingRequest, requestContextOf } from '../request/request-context.ts'
import type { DescribeSettings } from './describe-settings.ts'
import type { ErrorContext } from './error-context.ts'

/**
 * The error context of another error. With `unhandled: 'respond'`, an error of http-errors keeps its status and, if `expose` is
 * true, its message. Everything else becomes a masked 500.
 */
export function describeOtherError(
  thrown: unknown,
  incoming: IncomingRequest,
  settings: DescribeSettings,
): ErrorContext {
  const request = requestContextOf(incoming)
  const locale = settings.chooseLocale(request)
  const ownRequestId = settings.findOwnRequestId(request, incoming.ownRequestId)
  const keepsStatus = settings.respondsToAll && (isHttpErrorSafe(thrown) || isMalformedRequest(thrown))
  const status = keepsStatus ? httpErrorStatus(thrown) : 500
  const exposed = keepsStatus ? exposedMessage(thrown, status) : undefined
  const fault = status < 500 ? 'caller' : 'operator'
  return {
    status,
    code: status === 500 ? 'InternalError' : (STATUS_CODES[status] ?? 'Error').replace(/\W/g, ''),
    fault,
    retryable: false,
    userMessage: exposed ?? settings.tableOf(locale).unknown[fault],
    locale: exposed === undefined ? locale : undefined,
    requestId: fallbackRequestId(ownRequestId),
    ownRequestId,
    retryAfter: undefined,
    params: NO_PARAMS,
    request,
  }
}

/** Ignores a message that only repeats the status text: the message table has a text in the request's language. */
function exposedMessage(thrown: unknown, status: number): string | undefined {
  const message = read(thrown, 'expose') === true ? readString(thrown, 'message') : undefined
  return message === '' || message === STATUS_CODES[status] ? undefined : message
}

function httpErrorStatus(thrown: unknown): number {
  const status = read(thrown, 'status')
  return isErrorStatus(status) ? status : 500
}

/**
 * Malformed JSON, for which co-body of Koa's body parsers throws a SyntaxError, or a malformed URL, for which Express throws a
 * URIError. Neither is an error of http-errors.
 */
function isMalformedRequest(thrown: unknown): boolean {
  const name = read(thrown, 'name')
  const isOfBody = name === 'SyntaxError' && typeof read(thrown, 'body') === 'string'
  return (isOfBody || name === 'URIError') && read(thrown, 'status') === 400
}

function isHttpErrorSafe(thrown: unknown): boolean {
  try {
    return isHttpError(thrown)
  } catch {
    return false
  }
}
