import { bareCode } from '@vod-errors/core/catalog'
import { wireCode } from './qualifiers.ts'
import type { WireResponse } from './wire-response.ts'

/** The shape of an error body. API v1 adds `"success": false` to the fields of v2. */
export type ErrorShape = 'v1' | 'v2'

/** The fields of an error response. */
export interface ErrorFields {
  /** Bare or qualified; a bare one is sent with its qualifier. */
  readonly code: string
  readonly status: number
  readonly message: string
  readonly requestId: string
}

/** Builds VOD's error response: `{"requestId","code","message"}`. */
export function errorResponse(fields: ErrorFields, shape: ErrorShape): WireResponse {
  const { code, status, message, requestId } = fields
  const error = { requestId, code: wireCode(code), message }
  const body = shape === 'v1' ? { ...error, success: false } : error
  return { status, body: JSON.stringify(body), code: bareCode(code) }
}

/** The shape that a path implies: v1 for calls to API v1, v2 for all others. */
export function shapeFor(path: string): ErrorShape {
  return path.startsWith('/v1/') ? 'v1' : 'v2'
}
