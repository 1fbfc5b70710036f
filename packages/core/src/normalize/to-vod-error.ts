import type { VodError } from '../vod-error/vod-error.ts'
import { attributionOf, type NormalizeOptions } from './attribution.ts'
import { normalize, normalizeNow } from './normalize.ts'

/**
 * Normalizes a thrown value into a VodError, or returns `undefined`: another error. The rules, in order:
 *
 * 1. A VodError is itself, so that normalizing twice changes nothing.
 * 2. The value and its cause chain (`cause`, `errors` of an AggregateError; at most twenty values) are looked at nearest
 *    first, because apps wrap errors in their own. The first of them counts that is one of these:
 *    1. a VodError, of this copy of the package or another;
 *    2. a rejection of Baidu's SDKs, by its exact shape: a plain object with `status_code`, `message` and a request id, or
 *       with those two keys alone. A BOS error out of `createMediaResource` is one too: the call was VOD's;
 *    3. the error of an HTTP client that got a response, if the response is proven to be VOD's: by its host, by the header
 *       `x-bce-request-id`, or, where the error does not say the host, by the documented body with its request id. The
 *       client's own `code` (`ERR_BAD_REQUEST`) is not VOD's, and a body like VOD's from another host is not either;
 *    4. the documented body itself, parsed or as JSON text: request id, code and message together. Without the id it
 *       could be any API's, and an Error that merely carries a code could be http-errors' or another cloud's.
 * 3. A transport error (refused, reset, DNS, TLS, timeout, …) is VOD's only if one of the values names a VOD host: a refused
 *    Redis is another error.
 *
 * The thrown value is always the `cause` of the VodError. Never throws on any thrown value, and never writes on it.
 * A body that the client left unread stays so: see {@link readVodError}.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export function toVodError(thrown: unknown, options: NormalizeOptions = {}): VodError | undefined {
  return normalizeNow(thrown, attributionOf(options))
}

/**
 * The same as {@link toVodError}, but first reads the body of the response where the client left it unread: a thrown
 * `Response` of fetch or node-fetch, a response of undici's `request`, an error of ky. At most 64 KiB and 5 seconds of it,
 * and only where the header `x-bce-request-id` or the host proves that it is VOD's. Never rejects for a thrown value.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export async function readVodError(
  thrown: unknown,
  options: NormalizeOptions = {},
): Promise<VodError | undefined> {
  return await normalize(thrown, attributionOf(options))
}
