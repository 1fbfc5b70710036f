import type { Answer } from '../answer/answer.ts'
import type { FailedRequest } from '../answer/request.ts'
import { type Diagnosis, diagnose, diagnosisOf } from '../error/diagnosis.ts'
import { VodError } from '../error/vod-error.ts'
import { readFacts } from '../recognise/read-vod-error.ts'
import type { Attribution } from '../recognise/recognise.ts'
import type { VodErrorHandlerOptions } from './options.ts'
import type { VodErrorResponse } from './response.ts'
import { prepareSettings, type Settings } from './settings.ts'
import { answerToForeign, answerToVod, ask } from './write-answer.ts'

/** What an adapter does about a failure: send the response and, where that is the custom, tell the app of the error. */
export interface Outcome {
  /** The VodError; for what is not VOD's, an Error that has the thrown value as `cause`. */
  readonly error: () => Error
  /** The error for loggers that print causes whole: without the cause, where that is ours to leave out. */
  readonly printable: () => Error
  readonly response: VodErrorResponse
}

/** What a framework's adapter tells about an exchange: its `ctx`, or its `req` and `res`. */
export interface Adapter<Exchange> {
  readonly readRequest: (exchange: Exchange) => FailedRequest
  /**
   * Whether the framework survives the thrown value: it would crash or hang the process otherwise. Looks at the structure
   * of the value and at its `headers`, and runs none of its other code.
   */
  readonly canForward: (thrown: unknown, exchange: Exchange) => boolean
}

/**
 * Responds to a thrown value; `undefined` means: another error, forward it. A promise only where the body of an upstream
 * response has still to be read. Never throws or rejects.
 */
export type Responder<Exchange> = (
  thrown: unknown,
  exchange: Exchange,
) => Outcome | undefined | Promise<Outcome | undefined>

/**
 * Makes the responder of one adapter: thrown value → recognised → VodError → answer → response, and beside it the report.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 * @example
 * const respond = createResponder({ readRequest, canForward }, options)
 * const outcome = await respond(thrown, ctx)
 * if (!outcome) throw thrown
 */
export function createResponder<Exchange>(
  adapter: Adapter<Exchange>,
  options: VodErrorHandlerOptions = {},
): Responder<Exchange> {
  const settings = prepareSettings(options)

  function decide(diagnosis: Diagnosis | undefined, thrown: unknown, exchange: Exchange) {
    const isForwarded = !diagnosis && !settings.respondsToAll && adapter.canForward(thrown, exchange)
    if (isForwarded) return undefined
    return outcomeOf({ diagnosis, thrown, request: adapter.readRequest(exchange) }, settings)
  }

  return function respond(thrown, exchange) {
    const diagnosis = identify(thrown, settings.attribution)
    return diagnosis instanceof Promise
      ? diagnosis.then((found) => decide(found, thrown, exchange))
      : decide(diagnosis, thrown, exchange)
  }
}

/** A promise only where a body has to be read. */
function identify(
  thrown: unknown,
  attribution: Attribution,
): Diagnosis | undefined | Promise<Diagnosis | undefined> {
  if (VodError.isGenuine(thrown)) return diagnosisOf(thrown)
  const facts = readFacts(thrown, attribution)
  if (facts instanceof Promise) return facts.then((found) => found && diagnose(found, thrown))
  return facts && diagnose(facts, thrown)
}

/** What was thrown, and what it was found to be. */
interface Found {
  readonly diagnosis: Diagnosis | undefined
  readonly thrown: unknown
  readonly request: FailedRequest
}

function outcomeOf({ diagnosis, thrown, request }: Found, settings: Settings): Outcome {
  const asked = ask(request, settings)
  const answer = diagnosis
    ? answerToVod(diagnosis, asked, settings)
    : answerToForeign(thrown, asked, settings)
  const response = settings.writeResponse(answer)
  // What the browser is told in the end, and not what it was to be told before `beforeSend`.
  settings.report({ answer, status: response.status, thrown, diagnosis, request })
  return { error: answer.error, printable: () => printableOf(answer, diagnosis), response }
}

function printableOf(answer: Answer, diagnosis: Diagnosis | undefined): Error {
  return diagnosis ? diagnosis.error().withoutCause() : answer.error()
}
