import type { Rejection } from './hand-written.ts'

/** VOD's id of the failed call, as in every contender's response. */
export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

/** A caller fault, as `@baiducloud/sdk` 1.0.7 rejects with it: a new plain object per call. */
export function mediaNotFound(): Rejection {
  return rejection(404, 'MediaException.MediaNotFound', 'Media not found with mda-kdm3zj2ysd7fs8iq')
}

/** A service fault in the same shape, which is logged by default. */
export function internalError(): Rejection {
  return rejection(500, 'InternalError', 'We encountered an internal error. Please try again.')
}

function rejection(status: number, code: string, message: string): Rejection {
  return {
    status_code: status,
    message,
    code,
    request_id: REQUEST_ID,
    'x-bce-date': '2025-08-22T08:00:00Z',
    'x-bce-debug-id': 'aGVsbG8gd29ybGQ=',
  }
}
