import { expected } from '../expected.ts'
import { VOD_CALL } from '../normalize/attribution.ts'
import { readFacts } from '../normalize/normalize.ts'
import { isResponse } from '../normalize/unread-response.ts'
import { isSuccessStatus, read } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'

/**
 * Throws a VodError for an upstream response with a status outside 200–299, else returns the response untouched. For fetch,
 * node-fetch, and undici's `fetch` and `request`. Reads the body of an error response for at most 64 KiB and 5 seconds; the
 * response becomes the `cause`.
 *
 * @throws {TypeError} if the value is not a response.
 * @example
 * const response = await throwIfNotOk(await fetch(url))
 */
export async function throwIfNotOk<Response extends object>(response: Response): Promise<Response> {
  if (!isResponse(response)) throw expected('response', 'a response of fetch or undici', response)
  if (isOk(response)) return response
  const facts = await readFacts(response, VOD_CALL)
  throw new VodError({ ...facts, cause: response })
}

function isOk(response: object): boolean {
  return read(response, 'ok') === true || isSuccessStatus(read(response, 'statusCode'))
}
