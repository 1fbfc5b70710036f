import { isObject, read, readInteger, readPath } from '../probe.ts'
import { readUrl } from './hosts.ts'
import { isReadableBody, readText } from './unread-body.ts'

/** An answer whose body has been read: what {@link SHAPES} finds in a Response, with text for a body. */
export interface ReadAnswer {
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

/** Whether the body of a response is still there to be read; axios has it as `data` where it was asked for a stream. */
export function isUnread(value: unknown): value is object {
  return hasHead(value) && (bodyUsed(value) === false || isReadableBody(read(value, 'data')))
}

function hasHead(value: unknown): value is object {
  return isObject(read(value, 'headers')) && statusOf(value) !== undefined
}

/**
 * Reads the body of a response as {@link readText} does. Never rejects.
 */
export async function readAnswer(response: object): Promise<ReadAnswer> {
  const body = await readText(read(response, 'body') ?? read(response, 'data'))
  const url = readAnswerUrl(response)
  return { status: statusOf(response) ?? 0, headers: read(response, 'headers'), url, body, bodyUsed: true }
}

/** Where a response came from: fetch says it itself, axios in the configuration of the call. */
export function readAnswerUrl(response: object): URL | undefined {
  return readUrl(response, [['url'], ['config', 'url'], ['config', 'baseURL']])
}

/** A Response says it itself, an answer of undici's `request` in its body. */
function bodyUsed(response: unknown): unknown {
  return read(response, 'bodyUsed') ?? readPath(response, ['body', 'bodyUsed'])
}

function statusOf(value: unknown): number | undefined {
  return readInteger(value, 'status') ?? readInteger(value, 'statusCode')
}
