import { type Answer, type AnswerContext, contextOf } from '../answer/answer.ts'
import { expected } from '../expected.ts'
import { prepareFormat } from '../format/format.ts'
import { guardHook } from '../hook.ts'
import { isThenable } from '../probe.ts'
import { oneOf } from './one-of.ts'
import type { BeforeSend, VodErrorHandlerOptions } from './options.ts'
import { copyOf, isSendable, type SentResponse, type VodErrorResponse } from './response.ts'
import { prepareStaleHeaders } from './stale-headers.ts'
import { mergeVary } from './vary.ts'

/** Writes the response that carries an answer. Never throws. */
export type WriteResponse = (answer: Answer) => VodErrorResponse

/**
 * Prepares how responses are written: format, headers, and the app's last word on them.
 *
 * @throws {TypeError} that names the option, if one is wrong.
 */
export function prepareResponse(options: VodErrorHandlerOptions): WriteResponse {
  const render = prepareFormat(options.format, options.typeBaseUri)
  const ownVary = options.format === undefined ? 'Accept, Accept-Language' : 'Accept-Language'
  const isStale = prepareStaleHeaders(options.keepHeaders)
  const sendsRequestId = oneOf('requestIdHeader', options.requestIdHeader ?? true, [true, false])
  const change = prepareBeforeSend(options.beforeSend)

  return function writeResponse(answer) {
    const { status } = answer
    const { contentType, body } = render(answer)
    const headers = headersOf(answer, contentType, sendsRequestId)
    const changed = change?.({ status, headers, body }, contextOf(answer))
    if (changed) return { ...withVary(ownVary, changed), isStale }
    return { status, headers: withLength(headers, body), vary: ownVary, isStale, body }
  }
}

/** The headers of an answer, but for the length of its body: never cached, never sniffed. */
function headersOf(answer: Answer, contentType: string, sendsRequestId: boolean): Record<string, string> {
  const { locale, retryAfter, upstreamRequestId } = answer
  const headers: Record<string, string> = {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  if (locale !== undefined) headers['content-language'] = locale
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  if (upstreamRequestId !== undefined && sendsRequestId) headers['x-bce-request-id'] = upstreamRequestId
  return headers
}

/** Says how long the body is, on headers that are ours to write on. */
function withLength(headers: Record<string, string>, body: string): Record<string, string> {
  headers['content-length'] = String(Buffer.byteLength(body))
  return headers
}

/** `vary` is appended to what the app has put there, whoever names it. */
function withVary(ownVary: string, { status, headers, body }: SentResponse) {
  const { vary = '', ...rest } = headers
  return { status, headers: withLength(rest, body), vary: mergeVary(ownVary, vary), body }
}

type Change = (response: SentResponse, context: AnswerContext) => SentResponse | undefined

function prepareBeforeSend(hook: BeforeSend | undefined): Change | undefined {
  if (hook === undefined) return undefined
  if (typeof hook !== 'function') throw expected('beforeSend', 'a function', hook)
  return guardHook(
    'beforeSend',
    ({ status, headers, body }: SentResponse, context: AnswerContext) => {
      const draft = { status, headers: { ...headers }, body }
      const changed = hook(draft, context) ?? draft
      return isThenable(changed) ? changed : copyOf(changed)
    },
    isSendable,
  )
}
