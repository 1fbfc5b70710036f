import { isObject, read, readHeader, readInteger, readPath } from '../read-unknown.ts'
import { type Attribution, isFromVod } from './attribution.ts'
import type { Places, RecognizedClient } from './client-shapes.ts'
import { readUrlHost } from './hosts.ts'
import { isReadableBody, readText } from './read-body.ts'

/** Whether the value is a `Response` of fetch or node-fetch, or what undici's `request` resolves to. */
export function isResponse(value: unknown): value is object {
  return hasHead(value) && bodyUsed(value) !== undefined
}

/**
 * The unread response that a value is or holds, if it came from VOD. Responses of other APIs stay unread, because the app's
 * own handler may want to read them.
 */
export function unreadVodResponse(value: unknown, attribution: Attribution): object | undefined {
  if (isUnreadOfVod(value, attribution)) return value
  const response = read(value, 'response')
  return isUnreadOfVod(response, attribution) ? response : undefined
}

function isUnreadOfVod(value: unknown, attribution: Attribution): value is object {
  return isUnread(value) && isFromVod(originOf(value), attribution)
}

function originOf(response: object) {
  return {
    host: readUrlHost(response, URLS),
    header: readHeader(read(response, 'headers'), 'x-bce-request-id'),
  }
}

/** With `responseType: 'stream'`, axios keeps the body in `data`. On a `Response` of node-fetch, reading that warns on stderr. */
function isUnread(value: unknown): value is object {
  if (!hasHead(value)) return false
  const isUsed = bodyUsed(value)
  return isUsed === undefined ? isReadableBody(read(value, 'data')) : isUsed === false
}

function hasHead(value: unknown): value is object {
  return isObject(read(value, 'headers')) && readResponseStatus(value) !== undefined
}

/** Reads the body of a response as {@link readText} does. Never rejects. */
export async function readResponse(response: object): Promise<RecognizedClient> {
  const body = await readText(read(response, 'body') ?? read(response, 'data'))
  const value = { status: readResponseStatus(response), headers: read(response, 'headers'), body }
  return { value, shape: READ, host: originOf(response).host }
}

const READ = { status: ['status'], bodies: [['body']], headers: ['headers'] } as const satisfies Places

/** fetch keeps the URL on the response, axios in the config of the call. */
const URLS = [['url'], ['config', 'url'], ['config', 'baseURL']]

/** A `Response` has `bodyUsed` itself; in a response of undici's `request`, its body has it. */
function bodyUsed(response: unknown): unknown {
  return read(response, 'bodyUsed') ?? readPath(response, ['body', 'bodyUsed'])
}

function readResponseStatus(value: unknown): number | undefined {
  return readInteger(value, 'status') ?? readInteger(value, 'statusCode')
}
