import { expected, expectOneOf } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isThenable } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { checkDocsUrl, type DocsOptions } from './docs-url.ts'
import type { ErrorContext } from './error-context.ts'
import { copyResponse, type ErrorResponse, isSendable } from './error-response.ts'
import { type Format, prepareFormat } from './format.ts'
import { mergeVary } from './vary.ts'

/** Options for the responses. */
export interface ResponseOptions extends DocsOptions {
  /** The format of the body; by default `vod`, or `problem` if `Accept` prefers `application/problem+json`. */
  readonly format?: Format | undefined
  /** Whether to also send VOD's id in the header `x-bce-request-id`; true by default. */
  readonly requestIdHeader?: boolean | undefined
  /**
   * Changes the response before it is sent: modify the given copy, or return another response. Must not be async.
   * `content-length` is set afterwards.
   */
  readonly beforeSend?: BeforeSend | undefined
}

/** See {@link ResponseOptions.beforeSend}. */
export type BeforeSend = (
  response: ErrorResponse,
  context: ErrorContext,
  // biome-ignore lint/suspicious/noConfusingVoidType: before 5.1, TypeScript infers it for a function that returns nothing
) => ErrorResponse | undefined | void

/** Writes the response to an error. Never throws. */
export type WriteResponse = (error: Error, context: ErrorContext) => ErrorResponse

/**
 * Prepares the format and the headers of responses, and the `beforeSend` hook.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function prepareResponse(options: ResponseOptions): WriteResponse {
  const render = prepareFormat(options.format, checkDocsUrl(options.docsUrl))
  const ownVary = options.format === undefined ? 'Accept, Accept-Language' : 'Accept-Language'
  const includesRequestId = expectOneOf('requestIdHeader', options.requestIdHeader ?? true, [true, false])
  const applyBeforeSend = prepareBeforeSend(options.beforeSend)

  return function writeResponse(error, context) {
    const { contentType, body } = render(error, context)
    const requestId =
      includesRequestId && VodError.isGenuine(error) ? VodError.jsonOf(error).requestId : undefined
    const response = { status: context.status, headers: headersOf(context, contentType, requestId), body }
    return addFinalHeaders(applyBeforeSend?.(response, context) ?? response, ownVary)
  }
}

/** The headers, except for `content-length` and `vary`, which are set after `beforeSend`. */
function headersOf(
  { locale, retryAfter }: ErrorContext,
  contentType: string,
  requestId: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  if (locale !== undefined) headers['content-language'] = locale
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  if (requestId !== undefined) headers['x-bce-request-id'] = requestId
  return headers
}

/** Sets the headers that depend on the final response, in place. */
function addFinalHeaders(response: ErrorResponse, ownVary: string): ErrorResponse {
  const { headers, body } = response
  headers['content-length'] = String(Buffer.byteLength(body))
  headers['vary'] = headers['vary'] === undefined ? ownVary : mergeVary(ownVary, headers['vary'])
  return response
}

type ApplyBeforeSend = (response: ErrorResponse, context: ErrorContext) => ErrorResponse | undefined

function prepareBeforeSend(hook: BeforeSend | undefined): ApplyBeforeSend | undefined {
  if (hook === undefined) return undefined
  if (typeof hook !== 'function') throw expected('beforeSend', 'a function', hook)
  return guardHook(
    'beforeSend',
    ({ status, headers, body }: ErrorResponse, context: ErrorContext) => {
      const draft = { status, headers: { ...headers }, body }
      const changed = hook(draft, Object.freeze(context)) ?? draft
      return isThenable(changed) ? changed : copyResponse(changed)
    },
    isSendable,
  )
}
