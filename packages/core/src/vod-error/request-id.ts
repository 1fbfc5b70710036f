const REQUEST_ID = /^[\w.:-]{1,128}$/

/**
 * Whether a value may stand as a request id in bodies, headers and logs: 1–128 letters, digits, `_ . : -`. VOD's own
 * are UUIDs; anything else is treated as absent.
 */
export function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && REQUEST_ID.test(value)
}
