import { VodError } from '../error/vod-error.ts'
import { checkHosts, VOD_HOSTS } from './hosts.ts'
import { type Attribution, recognise } from './recognise.ts'

/** What {@link toVodError} may be told. */
export interface RecognitionOptions {
  /**
   * The hosts that are VOD's, in place of `*.baidubce.com` and `*.bcevod.com`: names without scheme and port, perhaps
   * with `*.` for any labels before.
   */
  readonly hosts?: readonly string[] | undefined
}

/**
 * Makes a VodError of a thrown value, or returns `undefined`: not VOD's. The rules, in order:
 *
 * 1. A VodError is itself, so that recognising twice changes nothing.
 * 2. The value and what it came from (`cause`, `errors` of an AggregateError; at most twenty) are looked at nearest
 *    first, because apps wrap errors in their own. The first of them counts that is one of these:
 *    1. a VodError, of this copy of the package or another;
 *    2. a rejection of Baidu's SDKs, by its exact shape: a plain object with `status_code`, `message` and a request id, or
 *       with those two keys alone. A BOS failure out of `createMediaResource` is one too: the call was VOD's;
 *    3. the error of an HTTP client that got an answer, if the answer proves to be VOD's: by the host that it came from, by
 *       the header `x-bce-request-id`, or, where the error does not say the host, by the documented body with its request
 *       id. The client's own `code` (`ERR_BAD_REQUEST`) is not VOD's, and a body like VOD's from another host is not either;
 *    4. the documented body itself, parsed or as JSON text: request id, code and message together. Without the id it
 *       could be any API's, and an Error that merely carries a code could be http-errors' or another cloud's.
 * 3. A failure of transport (refused, reset, DNS, TLS, time-out, …) is VOD's only if one of the values names a host of
 *    VOD's: a refused Redis is not VOD's failure.
 *
 * The thrown value is the `cause` of the VodError, always. Never throws on any thrown value, and never writes on it.
 * A body that the client left unread stays so: see {@link readVodError}.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export function toVodError(thrown: unknown, options: RecognitionOptions = {}): VodError | undefined {
  const attribution = attributionOf(options)
  if (VodError.isGenuine(thrown)) return thrown
  const facts = recognise(thrown, attribution)
  return facts && new VodError({ ...facts, cause: thrown })
}

/** Checks the options and fills in the default. */
export function attributionOf({ hosts }: RecognitionOptions): Attribution {
  return { hosts: hosts === undefined ? VOD_HOSTS : checkHosts(hosts) }
}
