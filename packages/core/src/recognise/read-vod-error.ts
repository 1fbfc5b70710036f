import type { VodFacts } from '../error/classify.ts'
import { VodError } from '../error/vod-error.ts'
import { read, readHeader } from '../probe.ts'
import { isRequestId } from '../request-id.ts'
import { isVodHost } from './hosts.ts'
import { type Attribution, factsOf, factsWithoutAnswer } from './recognise.ts'
import { addOrigins } from './related.ts'
import { attributionOf, type RecognitionOptions } from './to-vod-error.ts'
import { isUnread, readAnswer, readAnswerUrl } from './unread-answer.ts'

/**
 * The same as {@link toVodError}, but reads the body of the answer first where the client left it unread: a thrown
 * `Response` of fetch or node-fetch, an answer of undici's `request`, an error of ky. At most 64 KiB and 5 seconds of
 * it, and only where the header `x-bce-request-id` or the host proves that it is VOD's. Never rejects for a thrown value.
 *
 * @throws {TypeError} if `hosts` is not an array of host names.
 */
export async function readVodError(
  thrown: unknown,
  options: RecognitionOptions = {},
): Promise<VodError | undefined> {
  const attribution = attributionOf(options)
  if (VodError.isGenuine(thrown)) return thrown
  const facts = await readFacts(thrown, attribution)
  return facts && new VodError({ ...facts, cause: thrown })
}

/** The facts of a thrown value, its unread answer included; a promise only where there is one. */
export function readFacts(
  thrown: unknown,
  attribution: Attribution,
): VodFacts | undefined | Promise<VodFacts | undefined> {
  const values = [thrown]
  for (const value of values) {
    const unread = unreadOf(value, attribution) ?? unreadOf(read(value, 'response'), attribution)
    if (unread) return readAnswer(unread).then((answer) => factsOf(answer, attribution))
    const facts = factsOf(value, attribution)
    if (facts) return facts
    addOrigins(values, value)
  }
  return factsWithoutAnswer(values, attribution)
}

/** Another API's answer is left unread: whoever it is handed on to may want to read it. */
function unreadOf(response: unknown, attribution: Attribution): object | undefined {
  const isOurs = isUnread(response) && (attribution.isVods || isFromVod(response, attribution))
  return isOurs ? response : undefined
}

function isFromVod(response: object, { hosts }: Attribution): boolean {
  const host = readAnswerUrl(response)?.hostname
  const header = readHeader(read(response, 'headers'), 'x-bce-request-id')
  return isRequestId(header) || (host !== undefined && isVodHost(host, hosts))
}
