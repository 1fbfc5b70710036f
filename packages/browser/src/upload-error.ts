import { isRetryable } from './catalog.ts'
import { CODE, ID } from './error-body.ts'
import type { FailureFacts } from './failure-facts.ts'
import type { VodErrorCode } from './generated/codes.ts'
import { read, readMatching } from './read-unknown.ts'
import type { VodErrorInfo } from './vod-error-info.ts'

/**
 * Reads a failed upload: BOS's JSON or XML, the SDK's error, or without a body the status alone. Their messages are for
 * developers. An expired URL becomes the catalog's code for an upload that has to start anew.
 */
export function readUploadError({
  status = 0,
  bodies,
  header,
}: FailureFacts): Pick<VodErrorInfo, 'code' | 'requestId' | 'retryable'> {
  // An Error has a code of its own.
  const sources = bodies.map(fromXml).filter((body) => !read(body, 'stack'))
  const textOf = (key: string, pattern: RegExp) =>
    sources.map((body) => readMatching(body, key, pattern)).find(Boolean)
  const code = textOf('code', CODE)?.split('.').at(-1) ?? codeOfStatus(status)
  return {
    code: code === 'RequestExpired' ? 'IllegalMediaSessionKey' : code,
    requestId: textOf('requestId', ID) ?? textOf('request_id', ID) ?? header('x-bce-request-id'),
    // A signature that was refused is sent again.
    retryable: status >= 429 && isRetryable(code, status),
  }
}

/** Reads the XML of BOS's S3 protocol. */
function fromXml(body: unknown): unknown {
  const element = (name: string) => String(read(body, 'xml')).split(`<${name}>`)[1]?.split('<')[0]
  return read(body, 'xml') === undefined ? body : { code: element('Code'), requestId: element('RequestId') }
}

/** A code for a response without a body. */
function codeOfStatus(status: number): VodErrorCode {
  if (status === 403) return 'AccessDenied'
  return status >= 500 ? 'UpstreamInvalidResponse' : 'UpstreamFailed'
}
