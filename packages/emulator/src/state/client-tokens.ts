import { createHash } from 'node:crypto'
import type { VodRequest } from '../request/vod-request.ts'
import { VodFailure } from '../vod-failure.ts'
import type { Answer } from '../wire/answer.ts'

/** A token serves a retry, which comes soon; an answer can be megabytes of upload URLs. */
const MAX_TOKENS = 100

interface Remembered {
  /** A digest of the call. */
  readonly content: string
  readonly answer: Answer
}

/** A change with its body read. */
export interface TokenCall extends Pick<VodRequest, 'method' | 'path'> {
  readonly body: Buffer
}

/** The `clientToken`s of the last changes: a repeated call gets the answer of the first and changes nothing. */
export class ClientTokens {
  readonly #remembered = new Map<string, Remembered>()

  /** The answer of the first call with this token, if any; IdempotentParameterMismatch if that was another call. */
  recall(token: string, call: TokenCall): Answer | undefined {
    const first = this.#remembered.get(token)
    if (first && first.content !== contentOf(call)) throw new VodFailure('IdempotentParameterMismatch')
    return first?.answer
  }

  remember(token: string, call: TokenCall, answer: Answer): void {
    this.#remembered.set(token, { content: contentOf(call), answer })
    const [oldest] = this.#remembered.keys()
    if (oldest !== undefined && this.#remembered.size > MAX_TOKENS) this.#remembered.delete(oldest)
  }
}

function contentOf({ method, path, body }: TokenCall): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('base64')
}
