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
  /**
   * The format of the body: `vod`, `problem`, `umi` or a function; by default `vod`, or `problem` if `Accept` names
   * `application/problem+json` and does not prefer `application/json`.
   */
  readonly format?: Format | undefined
  /**
   * Sends VOD's caller faults (400–499) with HTTP 200, for front ends that read `success` and not the status; false by default.
   * Monitoring, gateways and retries that read the status no longer see these errors, and the log record says 200. Needs
   * `format: 'umi'` or a function that makes the body; a request for which the function chooses another format keeps its status.
   */
  readonly callerFaultsAs200?: boolean | undefined
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
  const { requestIdHeader = true } = options
  const includesRequestId = expectOneOf('requestIdHeader', requestIdHeader, [true, false])
  const sends200 = prepareAs200(options)
  const applyBeforeSend = prepareBeforeSend(options.beforeSend, sends200)

  return function writeResponse(error, context) {
    const { contentType, body, saysFailed } = render(error, context)
    const status = sends200 && saysFailed && isCallerFault(error, context) ? 200 : context.status
    const requestId =
      includesRequestId && VodError.isGenuine(error) ? VodError.jsonOf(error).requestId : undefined
    const response = { status, headers: headersOf(context, contentType, requestId), body }
    return addVary(applyBeforeSend?.(response, context) ?? response, ownVary)
  }
}

function prepareAs200({ callerFaultsAs200 = false, format }: ResponseOptions): boolean {
  const sends200 = expectOneOf('callerFaultsAs200', callerFaultsAs200, [true, false])
  if (sends200 && format !== 'umi' && typeof format !== 'function') {
    const expectation = "used with a body that says that the call failed: write format: 'umi', or a function"
    throw expected('callerFaultsAs200', expectation, callerFaultsAs200)
  }
  return sends200
}

/** Other errors keep their status, even below 500: the app's 401 logs people out. */
function isCallerFault(error: Error, { fault, status }: ErrorContext): boolean {
  return fault === 'caller' && status < 500 && VodError.isGenuine(error)
}

/** The headers, except for `vary`, which is set after `beforeSend`, and `content-length`, which whoever sends the body sets. */
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

/** Adds to what the hook has set, in place. */
function addVary(response: ErrorResponse, ownVary: string): ErrorResponse {
  const { headers } = response
  headers['vary'] = headers['vary'] === undefined ? ownVary : mergeVary(ownVary, headers['vary'])
  return response
}

type ApplyBeforeSend = (response: ErrorResponse, context: ErrorContext) => ErrorResponse | undefined

function prepareBeforeSend(hook: BeforeSend | undefined, sends200: boolean): ApplyBeforeSend | undefined {
  if (hook === undefined) return undefined
  if (typeof hook !== 'function') throw expected('beforeSend', 'a function', hook)
  return guardHook(
    'beforeSend',
    ({ status, headers, body }: ErrorResponse, context: ErrorContext) => {
      const draft = { status, headers: { ...headers }, body }
      const changed = hook(draft, Object.freeze(context)) ?? draft
      return isThenable(changed) ? Promise.resolve(changed) : copyResponse(changed)
    },
    (response): response is ErrorResponse => isSendable(response, sends200),
  )
}
