import type { VodError } from '../vod-error/vod-error.ts'
import { attributionOf, type NormalizeOptions } from './attribution.ts'
import { normalize, normalizeNow } from './normalize.ts'

/**
 * Normalizes a thrown value to a VodError, or returns `undefined` for any other error. The rules, in order:
 *
 * 1. A VodError is returned as it is, so that normalizing twice changes nothing.
 * 2. Apps wrap errors in their own, so the value and its cause chain (`cause`, what GraphQL and VError have instead, and
 *    `errors` of an AggregateError; at most twenty values) are searched, nearest first. The first value that is one of these
 *    counts:
 *    1. a VodError, of this copy of the package or another, or what its `toJSON` returned, after a queue or a worker;
 *    2. a rejection of Baidu's SDKs: a plain object or an Error with `status_code` and `message`, and either a `request_id`,
 *       or a `message` that is a whole upstream body, or no other keys but those that middleware is known to add. Includes
 *       the BOS errors of `createMediaResource`, which is a call to VOD;
 *    3. the error of an HTTP client that got a response, if there is proof that the response came from VOD. If the error
 *       tells the host of the call, the host alone decides: a header or a body from another host proves nothing. If it does not,
 *       the header `x-bce-request-id` is proof, and so is the documented body with its request id. The client's own `code`
 *       (`ERR_BAD_REQUEST`) is never VOD's;
 *    4. the documented body itself, parsed or as JSON text: request id, code and message together. A body without the id
 *       could come from any API, and an Error with a `code` from http-errors or another cloud.
 * 3. A transport error (refused, reset, DNS, TLS, timeout, …) is a VOD error only if a value in the chain names a host of
 *    VOD. A refused connection to Redis is another error.
 *
 * The thrown value always becomes the `cause` of the VodError. Never throws for a thrown value, and never modifies it.
 * Does not read a body that the client left unread; {@link readVodError} does.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export function toVodError(thrown: unknown, options: NormalizeOptions = {}): VodError | undefined {
  return normalizeNow(thrown, attributionOf(options))
}

/**
 * The same as {@link toVodError}, but first reads the body of the response if the client left it unread: in a `Response` of
 * fetch or node-fetch, a response of undici's `request`, or an error of ky. Reads at most 64 KiB in at most 5 seconds, and
 * only if the host or, where it is unknown, the header `x-bce-request-id` proves that the response came from VOD. Never
 * rejects for a thrown value.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export async function readVodError(
  thrown: unknown,
  options: NormalizeOptions = {},
): Promise<VodError | undefined> {
  return await normalize(thrown, attributionOf(options))
}
