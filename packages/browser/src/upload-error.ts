import { isRetryable } from './catalog.ts'
import { WORD } from './error-body.ts'
import type { FailureFacts } from './failure-facts.ts'
import { read, readMatching } from './read-unknown.ts'
import type { VodErrorInfo } from './vod-error-info.ts'

/**
 * Whether the response came from the object store BOS, or the error from VOD's web upload SDK. If the host is known, it alone
 * decides: other object stores send the same XML.
 */
export function isOfUpload({ host, isOfSdk, bodies }: FailureFacts, uploadHosts: readonly string[]): boolean {
  return host
    ? ['bcebos.com', ...uploadHosts].some((each) => `.${host}`.endsWith(`.${each}`))
    : isOfSdk || bodies.some((body) => read(body, 'isXml'))
}

/**
 * Reads a failed upload: BOS's JSON or XML, the SDK's error, or without a body the status alone. Their messages are for
 * developers. An expired URL becomes the catalog's code for an upload that has to start anew.
 */
export function readUploadError({
  status = 0,
  bodies,
  header,
}: FailureFacts): Pick<VodErrorInfo, 'code' | 'requestId' | 'retryable'> {
  // An Error has its own code.
  const body = bodies.find((each) => readMatching(each, 'code', WORD) && !read(each, 'stack'))
  const code =
    readMatching(body, 'code', WORD)?.split('.').pop() ??
    (status === 403 ? 'AccessDenied' : status >= 500 ? 'UpstreamInvalidResponse' : 'UpstreamFailed')
  return {
    code: code === 'RequestExpired' ? 'IllegalMediaSessionKey' : code,
    requestId:
      readMatching(body, 'requestId', WORD) ??
      readMatching(body, 'request_id', WORD) ??
      header('x-bce-request-id'),
    // A signature that was refused is sent again.
    retryable: status >= 429 && isRetryable(code, status),
  }
}
