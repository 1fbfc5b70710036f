import type { Fault } from '../catalog/catalog.ts'
import type { RequestContext } from '../request/request-context.ts'

/** What hooks get besides the error: what the browser gets, and the request. */
export interface ErrorContext {
  /** The status that the BFF sends, 400–599. */
  readonly status: number
  /** The code that the BFF sends. */
  readonly code: string
  /** Who must act. */
  readonly fault: Fault
  /** The text for the person who uses the app. */
  readonly userMessage: string
  /** The language of the user message; `undefined` for the message of an http-errors error. */
  readonly locale: string | undefined
  /** The id that the person can quote: VOD's, else the BFF's own, else a new one. */
  readonly requestId: string
  /** The BFF's own id of the request, if known. */
  readonly ownRequestId: string | undefined
  /** Seconds to wait before a retry; `undefined` if a retry makes no sense. */
  readonly retryAfter: number | undefined
  readonly request: RequestContext
}
