import { isError, isInteger, isObject, isPlainObject, keysOf, read, reader } from '../read-unknown.ts'
import { isDocumentedBody, readErrorBody } from './error-body.ts'

/**
 * Whether a value is a rejection of Baidu's SDKs: `{status_code, message, code?, request_id?, …}` as a plain object, or
 * copied onto an Error. Middleware and the app may have added any keys. `status_code` and `message` alone could be another
 * service's; what speaks for the SDK is one of these:
 *
 * 1. a `request_id`, on an Error together with a `code`;
 * 2. a `message` that is a whole upstream body, as the SDK passes it on if that has no request id;
 * 3. no keys beside `status_code` and `message` but those that middleware is known to add.
 */
export function isSdkRejection(value: unknown): boolean {
  // Node's parser accepts status lines up to 999.
  const status = readStatusCode(value)
  if (!isInteger(status) || status < 1 || status > 999) return false
  const isCopy = isError(value)
  if (!isCopy && !isPlainObject(value)) return false
  const { message, requestId, code, output, usage } = readRejection(value)
  if (requestId !== '' && typeof requestId === 'string') {
    const hasCode = typeof code === 'string'
    // DashScope's own SDK has the same keys and these.
    const isOfDashScope = output !== undefined && usage !== undefined
    return (hasCode || (!isCopy && message !== undefined)) && !isOfDashScope
  }
  return isWholeBody(message) || (isObject(value) && hasOnlyKnownKeys(value))
}

const readStatusCode = reader(({ status_code: status }) => status)

const readRejection = reader(({ message, request_id: requestId, code, output, usage }) => {
  return { message, requestId, code, output, usage }
})

/** A page, or the documented body as JSON text; parsed JSON: an error body, or nothing. */
function isWholeBody(message: unknown): boolean {
  const body = readErrorBody(message)
  if (typeof message === 'string') {
    return /^\s*<(?:!doctype|html|\?xml)/i.test(message) || (body !== undefined && isDocumentedBody(body))
  }
  return isPlainObject(message) && (body !== undefined || keysOf(message).length === 0)
}

const OWN_KEYS: readonly string[] = ['status_code', 'message']
/** Of multer, node:domain and http-errors. */
const MIDDLEWARE_KEYS: readonly string[] = [
  'storageErrors',
  'domain',
  'domainBound',
  'domainEmitter',
  'domainThrown',
  'expose',
]

/** On an Error that was not copied from a plain object, `message` is not enumerable. */
function hasOnlyKnownKeys(value: object): boolean {
  const keys = keysOf(value)
  if (!keys.includes('message') || read(value, 'message') === undefined) return false
  return keys.every(
    (key) => OWN_KEYS.includes(key) || MIDDLEWARE_KEYS.includes(key) || isHeadersOfCors(value, key),
  )
}

/** @koa/cors sets the headers of the response to come. The headers of an upstream response have a content type. */
function isHeadersOfCors(value: object, key: string): boolean {
  return key === 'headers' && !keysOf(Object(read(value, key))).includes('content-type')
}
