import type { RequestView } from './request.ts'

/** What the browser is to be told, whatever the format. */
export interface Answer {
  /** The VodError, made when it is first asked for; for what is not VOD's, an Error. */
  readonly error: () => Error
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
  /** VOD's id, if VOD gave one. */
  readonly upstreamRequestId: string | undefined
  /** Seconds after which a retry makes sense; `undefined` where none does. */
  readonly retryAfter: number | undefined
  readonly request: RequestView
}

/** What a hook sees beside the error. */
export type AnswerContext = Omit<Answer, 'error' | 'upstreamRequestId'>

/** What a hook is shown of an answer. */
export function contextOf(answer: Answer): AnswerContext {
  const { error: _error, upstreamRequestId: _id, ...context } = answer
  return context
}
