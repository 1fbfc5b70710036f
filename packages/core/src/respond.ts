import { normalize } from './normalize/normalize.ts'
import type { VodErrorHandlerOptions } from './options.ts'
import { isError } from './read-unknown.ts'
import type { IncomingRequest } from './request/request-context.ts'
import { describeOtherError } from './response/describe-other-error.ts'
import { describeVodError } from './response/describe-vod-error.ts'
import type { ErrorResponse } from './response/error-response.ts'
import type { IsStale } from './response/stale-headers.ts'
import { prepareSettings } from './settings.ts'
import type { VodError } from './vod-error/vod-error.ts'

/** What an adapter knows of its framework. An exchange is a `ctx`, or a `req` and `res`. */
export interface Adapter<Exchange> {
  readonly readRequest: (exchange: Exchange) => IncomingRequest
  /**
   * Whether the framework survives the thrown value; it would crash or hang the process otherwise. Looks at the structure
   * of the value and at its `headers`, and runs none of its other code.
   */
  readonly canForward: (thrown: unknown, exchange: Exchange) => boolean
  /** Tells the app of an error that gets a response, before it is sent: a VodError, or an Error that is none. */
  readonly emit?: (error: Error, exchange: Exchange) => void
}

/** Responds to thrown values. */
export interface Responder<Exchange> {
  /**
   * The response to a thrown value; `undefined` means: another error, forward it. A promise only where the body of an
   * upstream response has still to be read. Never throws or rejects.
   */
  readonly respond: (
    thrown: unknown,
    exchange: Exchange,
  ) => ErrorResponse | undefined | Promise<ErrorResponse | undefined>
  /** Which headers to remove before the response is sent. */
  readonly isStale: IsStale
}

/**
 * Makes the responder of an adapter. This is the whole way: thrown value → VodError → context → response, and the report.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 * @example
 * const { respond } = createResponder({ readRequest, canForward, emit }, options)
 * const response = await respond(thrown, ctx)
 * if (!response) throw thrown
 */
export function createResponder<Exchange>(
  adapter: Adapter<Exchange>,
  options: VodErrorHandlerOptions = {},
): Responder<Exchange> {
  const settings = prepareSettings(options)

  function respondToVodError(error: VodError, exchange: Exchange): ErrorResponse {
    const context = describeVodError(error, adapter.readRequest(exchange), settings)
    const response = settings.writeResponse(error, context)
    settings.reportVodError(error, context, response.status)
    adapter.emit?.(error, exchange)
    return response
  }

  function respondToOther(thrown: unknown, exchange: Exchange): ErrorResponse | undefined {
    if (!settings.respondsToAll && adapter.canForward(thrown, exchange)) return undefined
    const context = describeOtherError(thrown, adapter.readRequest(exchange), settings)
    const isShown = settings.respondsToAll && isError(thrown)
    const error = isShown ? thrown : new Error('Masked', { cause: thrown })
    const response = settings.writeResponse(error, context)
    settings.reportOther(thrown, context, response.status)
    adapter.emit?.(error, exchange)
    return response
  }

  return {
    respond: (thrown, exchange) => {
      const respondTo = (error: VodError | undefined) =>
        error ? respondToVodError(error, exchange) : respondToOther(thrown, exchange)
      const error = normalize(thrown, settings.attribution)
      return error instanceof Promise ? error.then(respondTo) : respondTo(error)
    },
    isStale: settings.isStale,
  }
}
