import { bareCode } from '@vod-errors/core/catalog'
import type { Answer } from './answer.ts'
import { wireCode } from './qualifiers.ts'

/** The two generations of the error body: v1 has `"success": false` beside the fields of v2. */
export type ErrorShape = 'v1' | 'v2'

/** What the answer to a failed call says. */
export interface FailureText {
  /** Bare or qualified; a bare one goes out with its qualifier. */
  readonly code: string
  readonly status: number
  readonly message: string
  readonly requestId: string
}

/** The error answer of VOD: `{"requestId","code","message"}`. */
export function failureAnswer(failure: FailureText, shape: ErrorShape): Answer {
  const { code, status, message, requestId } = failure
  const error = { requestId, code: wireCode(code), message }
  const body = shape === 'v1' ? { ...error, success: false } : error
  return { status, body: JSON.stringify(body), code: bareCode(code) }
}

/** Calls of API v1 are answered in the shape of v1, all others in that of v2. */
export function shapeFor(path: string): ErrorShape {
  return path.startsWith('/v1/') ? 'v1' : 'v2'
}
