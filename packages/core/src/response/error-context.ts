import type { Fault } from '../catalog/catalog.ts'
import type { Params } from '../catalog/wire-template.ts'
import type { RequestContext } from '../request/request-context.ts'

/**
 * What hooks get besides the error: what the browser gets, and the request. Frozen.
 *
 * `format`, `beforeSend` and `onError` get the final context. `status` and `messages` decide about a part of it, and get what
 * would be sent without them: both the built-in user message, and `status` also the policy's status and code.
 */
export interface ErrorContext {
  /** The status that the BFF sends, 400–599; with `callerFaultsAs200`, the one that 200 replaces. */
  readonly status: number
  /** The code that the BFF sends. */
  readonly code: string
  /** Who must act. */
  readonly fault: Fault
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** The text for the person who uses the app. */
  readonly userMessage: string
  /** The language of the user message; `undefined` for the message of an http-errors error. */
  readonly locale: string | undefined
  /** The id that the person can quote: VOD's, else the BFF's own, else a new one. */
  readonly requestId: string
  /** The BFF's own id of the request, if known. */
  readonly ownRequestId: string | undefined
  /** Seconds to wait before a retry; `undefined` if a retry makes no sense, or if the code that is sent hides the reason. */
  readonly retryAfter: number | undefined
  /** The parameters of the vendor's message, `{mediaId: 'mda-…'}`, with secrets redacted; empty for other errors. */
  readonly params: Params
  readonly request: RequestContext
}

/** The context while it is made. */
export type ContextDraft = { -readonly [Key in keyof ErrorContext]: ErrorContext[Key] }

/**
 * Returns a frozen copy for a hook that runs before the context is final. A hook can neither change the draft, nor see it
 * change later.
 */
export function snapshotOf(draft: ErrorContext): ErrorContext {
  // Spreading before freezing takes ten times as long.
  return Object.freeze({
    status: draft.status,
    code: draft.code,
    fault: draft.fault,
    retryable: draft.retryable,
    userMessage: draft.userMessage,
    locale: draft.locale,
    requestId: draft.requestId,
    ownRequestId: draft.ownRequestId,
    retryAfter: draft.retryAfter,
    params: draft.params,
    request: draft.request,
  })
}
