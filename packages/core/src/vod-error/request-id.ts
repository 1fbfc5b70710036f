const REQUEST_ID = /^[\w.:-]{1,128}$/

/**
 * Whether a value can be used as a request id in bodies, headers and logs: 1–128 letters, digits or `_ . : -`. VOD's ids are
 * UUIDs. Other values are treated as missing.
 */
export function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && REQUEST_ID.test(value)
}
