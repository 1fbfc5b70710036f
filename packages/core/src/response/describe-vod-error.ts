import type { IncomingRequest } from '../request/request-context.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { type DescribeSettings, describeRequest, fallbackRequestId } from './describe-request.ts'
import type { ErrorContext } from './error-context.ts'

/** The error context of a VOD error. */
export function describeVodError(
  error: VodError,
  incoming: IncomingRequest,
  settings: DescribeSettings,
): ErrorContext {
  const { request, locale, ownRequestId } = describeRequest(incoming, settings)
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
