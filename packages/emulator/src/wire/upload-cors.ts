/** The headers that let every page upload, as a bucket with such a CORS rule sends them. Nothing is readable unsigned. */
export const UPLOAD_CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, x-bce-request-id, x-bce-debug-id',
} as const
