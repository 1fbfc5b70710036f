import { type Answer, contextOf } from '../answer/answer.ts'
import type { FailedRequest } from '../answer/request.ts'
import type { VodError } from '../error/vod-error.ts'
import { identify } from '../recognise/read-vod-error.ts'
import { type Host, survivesHandOn } from './hand-on.ts'
import type { VodErrorHandlerOptions } from './options.ts'
import { headersOf, type VodErrorResponse, withLength } from './response.ts'
import { prepareSettings, type Settings } from './settings.ts'
import { answerToForeign, answerToVod, ask } from './write-answer.ts'

/** What an adapter does about a failure: send the response and, where that is the custom, tell the app of the error. */
export interface Outcome {
  /** The VodError; for what is not VOD's, an Error that has the thrown value as `cause`. */
  readonly error: Error
  /** The error for loggers that print causes whole: without the cause, where that is ours to leave out. */
  readonly printable: () => Error
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
 * Makes the responder of one adapter: thrown value → recognised → VodError → answer → response, and beside it the report.
 *
 * @param host what the framework does with errors that are handed on to it
 * @throws {TypeError} that names the option, if one is wrong.
 */
export function createResponder(host: Host, options: VodErrorHandlerOptions = {}): Responder {
  const settings = prepareSettings(options)

  function decide(error: VodError | undefined, thrown: unknown, request: FailedRequest): Outcome | undefined {
    const isHandedOn = !error && !settings.respondsToAll && survivesHandOn(thrown, host)
    if (isHandedOn) return undefined
    const asked = ask(request, settings)
    const answer = error ? answerToVod(error, asked, settings) : answerToForeign(thrown, asked, settings)
    const response = responseOf(answer, settings)
    // What the browser is told in the end, and not what it was to be told before `beforeSend`.
    settings.report({ answer: { ...answer, status: response.status }, thrown, error, request })
    return { error: answer.error, printable: () => error?.withoutCause() ?? answer.error, response }
  }

  return function respond(thrown, request) {
    const error = identify(thrown, settings.attribution)
    return error instanceof Promise
      ? error.then((found) => decide(found, thrown, request))
      : decide(error, thrown, request)
  }
}

function responseOf(answer: Answer, settings: Settings): VodErrorResponse {
  const rendered = settings.render(answer)
  const { status } = answer
  const own = headersOf(answer, rendered, settings.sendsRequestId)
  const sent = withLength(
    settings.beforeSend({ status, headers: own, body: rendered.body }, contextOf(answer)),
  )
  // `vary` is appended to what the app has put there, whoever names it.
  const { vary = '', ...headers } = sent.headers
  const allVary = [settings.vary, vary].filter((names) => names !== '').join(', ')
  return { ...sent, headers, vary: allVary, staleHeaders: settings.staleHeaders }
}
