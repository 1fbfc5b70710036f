import type { VodRequest } from '../request/vod-request.ts'
import { VodFailure } from '../vod-failure.ts'
import type { Answer } from '../wire/answer.ts'

interface Remembered {
  readonly content: string
  readonly answer: Answer
}

/** The `clientToken`s of past changes: a repeated call gets the answer of the first and changes nothing. */
export class ClientTokens {
  readonly #remembered = new Map<string, Remembered>()

  /** The answer of the first call with this token, if any; IdempotentParameterMismatch if that was another call. */
  recall(token: string, request: VodRequest): Answer | undefined {
    const first = this.#remembered.get(token)
    if (first && first.content !== contentOf(request)) throw new VodFailure('IdempotentParameterMismatch')
    return first?.answer
  }

  remember(token: string, request: VodRequest, answer: Answer): void {
    this.#remembered.set(token, { content: contentOf(request), answer })
  }
}

function contentOf({ method, path, body }: VodRequest): string {
  return `${method} ${path}\n${body.toString('base64')}`
}
