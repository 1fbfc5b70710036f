import { userMessage } from '../messages/user-message.ts'
import { fallbackRequestId } from '../request/own-request-id.ts'
import { type IncomingRequest, requestContextOf } from '../request/request-context.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { DescribeSettings } from './describe-settings.ts'
import type { ContextDraft, ErrorContext } from './error-context.ts'
import type { StatusAndCode } from './status-policy.ts'

/** The error context of a VOD error. */
export function describeVodError(
  error: VodError,
  incoming: IncomingRequest,
  settings: DescribeSettings,
): ErrorContext {
  const request = requestContextOf(incoming)
  const locale = settings.chooseLocale(request)
  const ownRequestId = settings.findOwnRequestId(request, incoming.ownRequestId)
  const json = VodError.jsonOf(error)
  const table = settings.tableOf(locale)
  const requestId = json.requestId ?? fallbackRequestId(ownRequestId)
  const contextOf = (choice: StatusAndCode): ContextDraft => ({
    status: choice.status,
    code: choice.code,
    fault: json.fault,
    retryable: json.retryable,
    userMessage: userMessage(table, error, choice.code),
    locale,
    requestId,
    ownRequestId,
    // If the code is masked, its retry-after must not reveal it, unless the app says so.
    retryAfter: (choice.keepsRetryAfter ?? choice.code === json.code) ? json.retryAfter : undefined,
    params: json.params,
    request,
  })
  const draft = contextOf(settings.chooseStatus(error))
  const override = settings.overrideStatus?.(error, draft)
  const context = override ? contextOf(override) : draft
  context.userMessage = settings.overrideMessage?.(error, context) ?? context.userMessage
  return context
}
