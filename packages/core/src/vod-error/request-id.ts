/** Neither an access key nor a token: ids appear in responses. 32 hexadecimal digits can be an id. */
const REQUEST_ID = /^(?!ALTAK|bce-auth-v|eyJ)[\w.:-]{1,128}$/

/**
 * Whether a value can be used as a request id in bodies, headers and logs: 1–128 letters, digits or `_ . : -`, and nothing
 * that begins like an access key or a token. VOD's ids are UUIDs. Other values are treated as missing.
 */
export function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && REQUEST_ID.test(value)
}
