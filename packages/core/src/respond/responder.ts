import type { VodError } from '../error/vod-error.ts'
import { en } from '../messages/en.ts'
import { userMessage } from '../messages/message-table.ts'
import { hasUnreadAnswer, readVodErrorOf } from '../recognise/read-vod-error.ts'
import { attributionOf, vodErrorOf } from '../recognise/to-vod-error.ts'
import { reportMasked, reportVodError } from '../report/stderr-line.ts'
import { isRequestId } from '../request-id.ts'
import { type Host, survivesHandOn } from './hand-on.ts'
import { checkOptions, type VodErrorHandlerOptions } from './options.ts'
import { type VodErrorResponse, writeResponse } from './response.ts'

/** What an adapter tells of the request that failed. */
export interface FailedRequest {
  readonly method: string
  /** The URL as the browser asked for it. Its query is never kept. */
  readonly url: string
  /** The BFF's own id of the request, of whatever kind the app's middleware makes it. */
  readonly ownRequestId?: unknown
  /** Whether the browser has gone away: an abort is then its own doing, and no failure to report. */
  readonly isGone?: boolean
}

/** What an adapter does about a failure: send the response and, where that is the custom, tell the app of the error. */
export interface Outcome {
  /** The VodError; for a value that the framework would not survive, an Error that has it as `cause`. */
  readonly error: Error
  readonly response: VodErrorResponse
}

/**
 * Decides what becomes of a thrown value; `undefined` says: not VOD's, hand it on untouched. A promise only where the
 * body of an answer has still to be read. Never throws or rejects.
 */
export type Responder = (
  thrown: unknown,
  request: FailedRequest,
) => Outcome | undefined | Promise<Outcome | undefined>

/**
 * Makes the responder of one adapter: thrown value → recognised → VodError → response, and beside it the report.
 *
 * @param host what the framework does with errors that are handed on to it
 * @throws {TypeError} that names the option, if one is wrong.
 */
export function createResponder(host: Host, options: VodErrorHandlerOptions = {}): Responder {
  checkOptions(options)
  const attribution = attributionOf(options)

  function decide(error: VodError | undefined, thrown: unknown, request: FailedRequest): Outcome | undefined {
    if (error) return answer(error, request)
    return survivesHandOn(thrown, host) ? undefined : mask(thrown, request)
  }

  return function respond(thrown, request) {
    if (!hasUnreadAnswer(thrown)) return decide(vodErrorOf(thrown, attribution), thrown, request)
    return readVodErrorOf(thrown, attribution).then((error) => decide(error, thrown, request))
  }
}

function answer(error: VodError, request: FailedRequest): Outcome {
  const requestId = error.requestId ?? ownRequestId(request)
  const isAbandoned = request.isGone && error.code === 'UpstreamAborted'
  if (!isAbandoned) reportVodError(error, reported(request, requestId))
  const response = writeResponse({
    status: error.status,
    body: { requestId, code: error.code, message: userMessage(en, error) },
    locale: en.locale,
    upstreamRequestId: error.requestId,
    retryAfter: error.retryAfter,
  })
  return { error, response }
}

function mask(thrown: unknown, request: FailedRequest): Outcome {
  const requestId = ownRequestId(request)
  reportMasked(thrown, reported(request, requestId))
  const error = new Error('A value was thrown that the framework does not survive', { cause: thrown })
  const body = { requestId, code: 'InternalError', message: en.unknown.operator }
  return { error, response: writeResponse({ status: 500, body, locale: en.locale }) }
}

function reported({ method, url }: FailedRequest, requestId: string) {
  return { method, path: url.split('?', 1)[0] ?? '', requestId }
}

/** The BFF's own id if it is fit to print, else a new one: there is always something to quote. */
function ownRequestId({ ownRequestId }: FailedRequest): string {
  return isRequestId(ownRequestId) ? ownRequestId : crypto.randomUUID()
}
