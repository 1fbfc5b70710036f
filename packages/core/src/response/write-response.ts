import { expected, oneOf } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isThenable } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { ErrorContext } from './error-context.ts'
import { copyOf, type ErrorResponse, isSendable } from './error-response.ts'
import { type Format, prepareFormat } from './format.ts'
import { mergeVary } from './vary.ts'

/** How responses are written. */
export interface ResponseOptions {
  /** The format of the body; by default `vod`, or `problem` where `Accept` asks for it. */
  readonly format?: Format | undefined
  /** What the `type` of a problem begins with, before the code; `about:blank` by default. */
  readonly typeBaseUri?: string | undefined
  /** Whether to send VOD's id as the header `x-bce-request-id`, too; true by default. */
  readonly requestIdHeader?: boolean | undefined
  /**
   * Changes the response before it is sent: by returning another one, or by changing the one it is given, a copy. Not
   * async. `content-length` is set afterwards.
   */
  readonly beforeSend?: BeforeSend | undefined
}

/** See {@link ResponseOptions.beforeSend}. */
export type BeforeSend = (response: ErrorResponse, context: ErrorContext) => ErrorResponse | undefined

/** Writes the response to an error. Never throws. */
export type WriteResponse = (error: Error, context: ErrorContext) => ErrorResponse

/**
 * Prepares how responses are written: format, headers, and the app's last word on them.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 */
export function prepareResponse(options: ResponseOptions): WriteResponse {
  const render = prepareFormat(options.format, options.typeBaseUri)
  const ownVary = options.format === undefined ? 'Accept, Accept-Language' : 'Accept-Language'
  const sendsRequestId = oneOf('requestIdHeader', options.requestIdHeader ?? true, [true, false])
  const change = prepareBeforeSend(options.beforeSend)

  return function writeResponse(error, context) {
    const { contentType, body } = render(error, context)
    const requestId =
      sendsRequestId && VodError.isGenuine(error) ? VodError.jsonOf(error).requestId : undefined
    const response = { status: context.status, headers: headersOf(context, contentType, requestId), body }
    return complete(change?.(response, context) ?? response, ownVary)
  }
}

/** The headers, without those that depend on the body and the app's `vary`: never cached, never sniffed. */
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

/** Writes on the response, which is ours alone. */
function complete(response: ErrorResponse, ownVary: string): ErrorResponse {
  const { headers, body } = response
  headers['content-length'] = String(Buffer.byteLength(body))
  headers['vary'] = headers['vary'] === undefined ? ownVary : mergeVary(ownVary, headers['vary'])
  return response
}

type Change = (response: ErrorResponse, context: ErrorContext) => ErrorResponse | undefined

function prepareBeforeSend(hook: BeforeSend | undefined): Change | undefined {
  if (hook === undefined) return undefined
  if (typeof hook !== 'function') throw expected('beforeSend', 'a function', hook)
  return guardHook(
    'beforeSend',
    ({ status, headers, body }: ErrorResponse, context: ErrorContext) => {
      const draft = { status, headers: { ...headers }, body }
      const changed = hook(draft, context) ?? draft
      return isThenable(changed) ? changed : copyOf(changed)
    },
    isSendable,
  )
}
