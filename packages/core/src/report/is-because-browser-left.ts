import { causeChain } from '../normalize/cause-chain.ts'
import { transportErrorKind } from '../normalize/transport-errors.ts'
import type { RequestContext } from '../request/request-context.ts'
import { VodError } from '../vod-error/vod-error.ts'

/**
 * Whether a call got no response because the browser has left, so that there is nothing to report. Asked only if the
 * response is closed. True for
 *
 * - a call that was aborted, even if the browser has its whole response: apps abort when the response closes;
 * - any call without a response, if the browser left in the middle of an upload: the body of the call ended, too;
 * - a connection that was lost while its response was being passed on to the browser.
 */
export function isBecauseBrowserLeft(error: VodError, request: RequestContext): boolean {
  const { code, upstreamStatus } = VodError.jsonOf(error)
  if (code === 'UpstreamAborted') return true
  if (!request.hasBrowserLeft || !WITHOUT_RESPONSE.includes(code)) return false
  // A lost connection can have lost the rest of a response.
  if (code === 'UpstreamUnreachable') return request.isUploadCutOff || request.hasResponseBegun
  return upstreamStatus === undefined && request.isUploadCutOff
}

const WITHOUT_RESPONSE: readonly string[] = ['UpstreamUnreachable', 'UpstreamTimeout', 'UpstreamFailed']

/** Whether another error is only the end of an upload, such as the error of the request body itself. */
export function isEndOfUpload(thrown: unknown, request: RequestContext): boolean {
  return request.isUploadCutOff && causeChain(thrown).some((value) => transportErrorKind(value) !== undefined)
}
