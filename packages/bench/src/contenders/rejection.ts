/** VOD's id of the failed call, as in every contender's response. */
export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

/** A caller fault, as `@baiducloud/sdk` 1.0.7 rejects with it: a new plain object per call. */
export function mediaNotFound(): object {
  return {
    status_code: 404,
    message: 'Media not found with mda-kdm3zj2ysd7fs8iq',
    code: 'MediaException.MediaNotFound',
    request_id: REQUEST_ID,
    'x-bce-date': '2025-08-22T08:00:00Z',
    'x-bce-debug-id': 'aGVsbG8gd29ybGQ=',
  }
}

/** A service fault in the same shape, which is logged by default. */
export function internalError(): object {
  return {
    status_code: 500,
    message: 'We encountered an internal error. Please try again.',
    code: 'InternalError',
    request_id: REQUEST_ID,
    'x-bce-date': '2025-08-22T08:00:00Z',
    'x-bce-debug-id': 'aGVsbG8gd29ybGQ=',
  }
}
