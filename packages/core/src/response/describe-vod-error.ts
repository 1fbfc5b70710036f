import { type IncomingRequest, requestContextOf } from '../request/request-context.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { type DescribeSettings, fallbackRequestId } from './describe-settings.ts'
import type { ErrorContext } from './error-context.ts'

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
  const { status, code } = settings.chooseStatus(error)
  return {
    status,
    code,
    fault: json.fault,
    userMessage: settings.writeMessage(error, code, locale),
    locale,
    requestId: json.requestId ?? fallbackRequestId(ownRequestId),
    ownRequestId,
    // If the code is masked, its retry-after must not reveal it.
    retryAfter: code === json.code ? json.retryAfter : undefined,
    request,
  }
}
