import { STATUS_CODES } from 'node:http'
import { isHttpError } from 'http-errors'
import { read, readString } from '../read-unknown.ts'
import type { IncomingRequest } from '../request/request-context.ts'
import { type DescribeSettings, describeRequest, idToQuote } from './describe-request.ts'
import type { ErrorContext } from './error-context.ts'
import { isErrorStatus } from './error-response.ts'

/**
 * What the browser is told of another error. With `unhandled: 'respond'` an error of http-errors keeps its status and, if
 * it is exposed, its message. Everything else is a masked 500.
 */
export function describeOtherError(
  thrown: unknown,
  incoming: IncomingRequest,
  settings: DescribeSettings,
): ErrorContext {
  const { request, locale, ownRequestId } = describeRequest(incoming, settings)
  const isShown = settings.respondsToAll && (isHttp(thrown) || isUnparsable(thrown))
  const status = isShown ? statusOf(thrown) : 500
  const exposed = isShown ? exposedMessage(thrown, status) : undefined
  const fault = status < 500 ? 'caller' : 'operator'
  return {
    status,
    code: status === 500 ? 'InternalError' : (STATUS_CODES[status] ?? 'Error').replace(/\W/g, ''),
    fault,
    userMessage: exposed ?? settings.tableOf(locale).unknown[fault],
    locale: exposed === undefined ? locale : undefined,
    requestId: idToQuote(ownRequestId),
    ownRequestId,
    retryAfter: undefined,
    request,
  }
}

/** Ignores a message that only repeats the status text: the table has it in the language of the request. */
function exposedMessage(thrown: unknown, status: number): string | undefined {
  const message = read(thrown, 'expose') === true ? readString(thrown, 'message') : undefined
  return message === '' || message === STATUS_CODES[status] ? undefined : message
}

function statusOf(thrown: unknown): number {
  const status = read(thrown, 'status')
  return isErrorStatus(status) ? status : 500
}

/** co-body, below Koa's body parsers, throws it for broken JSON of the browser; it is no error of http-errors. */
function isUnparsable(thrown: unknown): boolean {
  const isOfBody = read(thrown, 'name') === 'SyntaxError' && typeof read(thrown, 'body') === 'string'
  return isOfBody && read(thrown, 'status') === 400
}

function isHttp(thrown: unknown): boolean {
  try {
    return isHttpError(thrown)
  } catch {
    return false
  }
}
