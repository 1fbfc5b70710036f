import { createHash } from 'node:crypto'
import { ApiError } from '../api-error.ts'
import type { VodRequest } from '../request/vod-request.ts'
import type { WireResponse } from '../wire/wire-response.ts'

/** Few, since a retry comes soon and a response can hold megabytes of upload URLs. */
const MAX_TOKENS = 100

interface Remembered {
  /** A digest of the call. */
  readonly digest: string
  readonly response: WireResponse
}

/** A call whose body has been read. */
export interface TokenCall extends Pick<VodRequest, 'method' | 'path'> {
  readonly body: Buffer
}

/** The `clientToken`s of the last 100 changes, with their responses. */
export class ClientTokens {
  readonly #remembered = new Map<string, Remembered>()

  /** Returns the response to the first call with this token, if any. Throws IdempotentParameterMismatch if the calls differ. */
  recall(token: string, call: TokenCall): WireResponse | undefined {
    const first = this.#remembered.get(token)
    if (first && first.digest !== digestOf(call)) throw new ApiError('IdempotentParameterMismatch')
    return first?.response
  }

  remember(token: string, call: TokenCall, response: WireResponse): void {
    this.#remembered.set(token, { digest: digestOf(call), response })
    const [oldest] = this.#remembered.keys()
    if (oldest !== undefined && this.#remembered.size > MAX_TOKENS) this.#remembered.delete(oldest)
  }
}

function digestOf({ method, path, body }: TokenCall): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('base64')
}
