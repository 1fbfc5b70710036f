import type { RequestView } from './request.ts'

/** What a hook sees beside the error. */
export interface AnswerContext {
  /** 400–599. */
  readonly status: number
  readonly code: string
  /** The user message. */
  readonly message: string
  /** The language of the message; `undefined` if it is the app's own text. */
  readonly locale: string | undefined
  /** What the browser may quote: VOD's id; where it gave none, the BFF's own or a new one. */
  readonly requestId: string
  /** The BFF's own id of the request, if it is known. */
  readonly ownRequestId: string | undefined
  /** Seconds after which a retry makes sense; `undefined` where none does. */
  readonly retryAfter: number | undefined
  readonly request: RequestView
}

/** What the browser is to be told, whatever the format. */
export interface Answer extends AnswerContext {
  /** The VodError, made when it is first asked for; for what is not VOD's, an Error. */
  readonly error: () => Error
  /** VOD's id, if VOD gave one. */
  readonly upstreamRequestId: string | undefined
}

/** What a hook is shown of an answer. */
export function contextOf(answer: Answer): AnswerContext {
  const { error: _error, upstreamRequestId: _id, ...context } = answer
  return context
}
