import type { MessageTable } from '../messages/message-table.ts'
import { userMessage } from '../messages/user-message.ts'
import { type IncomingRequest, requestContextOf } from '../request/request-context.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { type DescribeSettings, fallbackRequestId } from './describe-settings.ts'
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
  const choice = settings.chooseStatus(error)
  const context: ContextDraft = {
    status: choice.status,
    code: choice.code,
    fault: json.fault,
    retryable: json.retryable,
    userMessage: userMessage(table, error, choice.code),
    locale,
    requestId: json.requestId ?? fallbackRequestId(ownRequestId),
    ownRequestId,
    retryAfter: retryAfterOf(error, choice),
    params: json.params,
    request,
  }
  const override = settings.overrideStatus?.(error, context)
  if (override) applyOverride(error, context, { ...override, table })
  context.userMessage = settings.overrideMessage?.(error, context) ?? context.userMessage
  return context
}

/** Puts what the `status` function chose into the draft. */
function applyOverride(
  error: VodError,
  context: ContextDraft,
  choice: StatusAndCode & { readonly table: MessageTable },
): void {
  context.status = choice.status
  context.code = choice.code
  context.retryAfter = retryAfterOf(error, choice)
  context.userMessage = userMessage(choice.table, error, choice.code)
}

/** If the code is masked, its retry-after must not reveal it, unless the app says so. */
function retryAfterOf(error: VodError, { code, keepsRetryAfter }: StatusAndCode): number | undefined {
  const json = VodError.jsonOf(error)
  return (keepsRetryAfter ?? code === json.code) ? json.retryAfter : undefined
}
