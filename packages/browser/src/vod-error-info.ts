import type { Fault, VodErrorCode } from './generated/codes.ts'

/**
 * A failure without a response, told apart by the page: `NetworkError` (offline, refused, or blocked by CORS),
 * `TimeoutError`, or `AbortError` (canceled by the page itself). Not in the catalog: the call never reached the BFF.
 */
export type NetworkCode = 'NetworkError' | 'TimeoutError' | 'AbortError'

/** What a page needs to know of a failed call. Plain data, so that it can be kept in state. */
export interface VodErrorInfo {
  /** The code that the BFF sent, a code of a failed upload, or a {@link NetworkCode}. Codes that are newer than this package are plain strings. */
  readonly code: VodErrorCode | NetworkCode | (string & {})
  /** The text for the person: the BFF's, or for failed uploads and network failures the text of the language. */
  readonly message: string
  /** The id that the person can quote to support; `undefined` if there was no response. */
  readonly requestId: string | undefined
  /** The HTTP status; `undefined` if there was no response, or only the body is known. */
  readonly status: number | undefined
  /** Seconds to wait before a retry, at most a day; `undefined` if the response does not say. */
  readonly retryAfter: number | undefined
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** Who must act; `undefined` if the call was canceled, or neither the code nor the status tells. */
  readonly fault: Fault | undefined
}
