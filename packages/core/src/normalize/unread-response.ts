import { isObject, read, readHeader, readInteger, readPath } from '../read-unknown.ts'
import { isRequestId } from '../vod-error/request-id.ts'
import type { Attribution } from './attribution.ts'
import { isVodHost, readUrl } from './hosts.ts'
import { isReadableBody, readText } from './read-body.ts'

/** A response whose body has been read: what {@link CLIENT_SHAPES} finds in a `Response`, with text for a body. */
interface ReadResponse {
  readonly status: number
  readonly headers: unknown
  readonly url: URL | undefined
  readonly body: string
  readonly bodyUsed: true
}

/** A `Response` of fetch or node-fetch, or what undici's `request` resolves to. */
export function isResponse(value: unknown): value is object {
  return hasHead(value) && bodyUsed(value) !== undefined
}

/**
 * The response that a value is or carries, if it is VOD's and its body is still to be read. Another API's response is left
 * unread: the app's own handler may want to read it.
 */
export function unreadVodResponse(value: unknown, attribution: Attribution): object | undefined {
  return [value, read(value, 'response')].filter(isUnread).find((response) => isOfVod(response, attribution))
}

function isOfVod(response: object, { hosts, isVodCall }: Attribution): boolean {
  const host = readResponseUrl(response)?.hostname
  const header = readHeader(read(response, 'headers'), 'x-bce-request-id')
  return isVodCall || isRequestId(header) || (host !== undefined && isVodHost(host, hosts))
}

/** axios has the body as `data` where it was asked for a stream. */
function isUnread(value: unknown): value is object {
  return hasHead(value) && (bodyUsed(value) === false || isReadableBody(read(value, 'data')))
}

function hasHead(value: unknown): value is object {
  return isObject(read(value, 'headers')) && statusOf(value) !== undefined
}

/** Reads the body of a response as {@link readText} does. Never rejects. */
export async function readResponse(response: object): Promise<ReadResponse> {
  const body = await readText(read(response, 'body') ?? read(response, 'data'))
  const url = readResponseUrl(response)
  return { status: statusOf(response) ?? 0, headers: read(response, 'headers'), url, body, bodyUsed: true }
}

/** fetch keeps the URL on the response, axios in the configuration of the call. */
function readResponseUrl(response: object): URL | undefined {
  return readUrl(response, [['url'], ['config', 'url'], ['config', 'baseURL']])
}

/** A `Response` has it itself, a response of undici's `request` in its body. */
function bodyUsed(response: unknown): unknown {
  return read(response, 'bodyUsed') ?? readPath(response, ['body', 'bodyUsed'])
}

function statusOf(value: unknown): number | undefined {
  return readInteger(value, 'status') ?? readInteger(value, 'statusCode')
}
