import { STATUS_CODES } from 'node:http'
import { isHttpError } from 'http-errors'
import type { Answer } from '../answer/answer.ts'
import { type FailedRequest, type RequestView, viewOf } from '../answer/request.ts'
import type { Diagnosis } from '../error/diagnosis.ts'
import { isErrorStatus } from '../policy/status-policy.ts'
import { isError, read, readString } from '../probe.ts'
import type { Settings } from './settings.ts'

/** The request, and what of it every answer needs. */
export interface Asked {
  readonly view: RequestView
  readonly locale: string
  /** The BFF's own id of the request, if it is known. */
  readonly ownRequestId: string | undefined
}

/** Reads what every answer needs off the request. */
export function ask(request: FailedRequest, { chooseLocale, chooseRequestId }: Settings): Asked {
  const view = viewOf(request)
  return { view, locale: chooseLocale(view), ownRequestId: chooseRequestId(view, request.ownRequestId) }
}

/** The answer to a failure of VOD. */
export function answerToVod(
  diagnosis: Diagnosis,
  { view, locale, ownRequestId }: Asked,
  settings: Settings,
): Answer {
  const { classification, requestId, error } = diagnosis
  const { status, code } = settings.showStatus(diagnosis)
  return {
    error,
    status,
    code,
    message: settings.writeMessage(diagnosis, code, locale),
    locale,
    requestId: requestId ?? quotable(ownRequestId),
    ownRequestId,
    upstreamRequestId: requestId,
    // Where the code is not to be seen, neither is what would tell it from others.
    retryAfter: code === classification.code ? classification.retryAfter : undefined,
    request: view,
  }
}

/**
 * The answer to what is not VOD's. Where the app wants such answers, an error of http-errors keeps its status and, if it
 * is exposed, its message; a body that Koa's parser could not parse is a 400; anything else is a masked 500.
 */
export function answerToForeign(
  thrown: unknown,
  { view, locale, ownRequestId }: Asked,
  settings: Settings,
): Answer {
  const isKept = settings.respondsToAll && (isHttp(thrown) || isUnparsable(thrown))
  const status = isKept ? statusOf(thrown) : 500
  const exposed = isKept ? exposedMessage(thrown, status) : undefined
  const { unknown } = settings.tableOf(locale)
  const error = settings.respondsToAll && isError(thrown) ? thrown : new Error('Masked', { cause: thrown })
  return {
    error: () => error,
    status,
    code: status === 500 ? 'InternalError' : (STATUS_CODES[status] ?? 'Error').replace(/\W/g, ''),
    message: exposed ?? (status < 500 ? unknown.caller : unknown.operator),
    locale: exposed === undefined ? locale : undefined,
    requestId: quotable(ownRequestId),
    ownRequestId,
    upstreamRequestId: undefined,
    retryAfter: undefined,
    request: view,
  }
}

/** A message that says no more than the status is none: the table has it in the language of the request. */
function exposedMessage(thrown: unknown, status: number): string | undefined {
  const message = read(thrown, 'expose') === true ? readString(thrown, 'message') : undefined
  return message === '' || message === STATUS_CODES[status] ? undefined : message
}

/** There is always something to quote. */
function quotable(ownRequestId: string | undefined): string {
  return ownRequestId ?? crypto.randomUUID()
}

function statusOf(thrown: unknown): number {
  const status = read(thrown, 'status')
  return isErrorStatus(status) ? status : 500
}

/** What co-body, under Koa's body parsers, says of JSON that the browser sent broken: no error of http-errors. */
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
