import type { Fault } from '../catalog/catalog.ts'
import type { RequestContext } from '../request/request-context.ts'

/** What a hook sees beside the error: what the browser is told, and the request. */
export interface ErrorContext {
  /** The status that the BFF sends, 400–599. */
  readonly status: number
  /** The code that the browser sees. */
  readonly code: string
  /** Who must act. */
  readonly fault: Fault
  /** The text for the person. */
  readonly userMessage: string
  /** The language of the text; `undefined` if it is the app's own. */
  readonly locale: string | undefined
  /** The id for the person to quote: VOD's; where it sent none, the BFF's own or a new one. */
  readonly requestId: string
  /** The BFF's own id of the request, if it is known. */
  readonly ownRequestId: string | undefined
  /** Seconds after which a retry makes sense; `undefined` where none does. */
  readonly retryAfter: number | undefined
  readonly request: RequestContext
}
