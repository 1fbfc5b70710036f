import type { CanForward } from './node/forwarding.ts'
import { normalize } from './normalize/normalize.ts'
import type { VodErrorHandlerOptions } from './options.ts'
import { isError, isPromise } from './read-unknown.ts'
import { isBecauseBrowserLeft, isEndOfUpload } from './report/is-because-browser-left.ts'
import type { IncomingRequest } from './request/request-context.ts'
import { describeOtherError } from './response/describe-other-error.ts'
import { describeVodError } from './response/describe-vod-error.ts'
import type { ErrorResponse } from './response/error-response.ts'
import type { IsStale } from './response/stale-headers.ts'
import { prepareSettings } from './settings.ts'
import type { VodError } from './vod-error/vod-error.ts'

/** What an adapter knows about its framework. An exchange is a `ctx`, or a `req` and its `res`. */
export interface Adapter<Exchange> {
  readonly readRequest: (exchange: Exchange, thrown: unknown) => IncomingRequest
  /** Notifies the app of an error before the response is sent: a VodError or another Error. */
  readonly emit?: (error: Error, exchange: Exchange) => void
}

/** Turns thrown values into responses. */
export interface Responder<Exchange> {
  /**
   * The response to a thrown value; `undefined` if the adapter must forward it. Returns a promise only if the body of an
   * upstream response must be read first. Never throws or rejects.
   *
   * @param canForward asked about other errors: those that it denies get a masked response. By default, all are forwarded.
   */
  readonly respond: (
    thrown: unknown,
    exchange: Exchange,
    canForward?: CanForward<Exchange>,
  ) => ErrorResponse | undefined | Promise<ErrorResponse | undefined>
  /** Whether to remove a header before the response is sent. */
  readonly isStale: IsStale
}

/**
 * Creates the responder of an adapter: thrown value → VodError → error context → response and report.
 *
 * @throws {TypeError} that names the wrong option.
 * @example
 * const { respond } = createResponder({ readRequest, emit }, options)
 * const response = await respond(thrown, ctx, canForward)
 * if (!response) throw thrown
 */
export function createResponder<Exchange>(
  adapter: Adapter<Exchange>,
  options: VodErrorHandlerOptions = {},
): Responder<Exchange> {
  const settings = prepareSettings(options)

  function respondToVodError(error: VodError, exchange: Exchange, thrown: unknown): ErrorResponse {
    const incoming = adapter.readRequest(exchange, thrown)
    const context = describeVodError(error, incoming, settings)
    const response = settings.writeResponse(error, context)
    if (incoming.responseState?.isClosed && isBecauseBrowserLeft(error, context.request)) return response
    settings.reportVodError(error, context, response.status)
    adapter.emit?.(error, exchange)
    return response
  }

  function respondToOtherError(thrown: unknown, exchange: Exchange): ErrorResponse {
    const context = describeOtherError(thrown, adapter.readRequest(exchange, thrown), settings)
    const isVisible = settings.respondsToAll && isError(thrown)
    const error = isVisible ? thrown : new Error('Masked', { cause: thrown })
    const response = settings.writeResponse(error, context)
    if (!isEndOfUpload(thrown, context.request)) settings.reportOtherError(thrown, context, response.status)
    adapter.emit?.(error, exchange)
    return response
  }

  return {
    respond(thrown, exchange, canForward = () => true) {
      const error = normalize(thrown, settings.attribution)
      return isPromise(error) ? error.then(respondTo) : respondTo(error)

      function respondTo(error: VodError | undefined): ErrorResponse | undefined {
        if (error) return respondToVodError(error, exchange, thrown)
        const isForwarded = !settings.respondsToAll && canForward(thrown, exchange)
        return isForwarded ? undefined : respondToOtherError(thrown, exchange)
      }
    },
    isStale: settings.isStale,
  }
}
