import { expected } from '../expected.ts'
import { readErrorBody } from '../normalize/error-body.ts'
import { isResponse } from '../normalize/unread-response.ts'
import { isObject, isThenable, keysOf, read, readHeader, readInteger, readString } from '../read-unknown.ts'
import { isRequestId } from '../vod-error/request-id.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'
import { factsOfModel } from './model-failure.ts'
import { factsOfTask, isErrorCode } from './task-failure.ts'

/** The only keys of an error body that has no `success`. */
const ERROR_KEYS: readonly string[] = ['code', 'data', 'error', 'message', 'requestId', 'request_id', 'type']

/**
 * Throws a VodError if a successful response reports a failure, else returns the result untouched. Accepts what the SDK
 * resolves to (`{http_headers, body}`), what axios, urllib (`{headers, data}`), got, superagent and needle (`{headers, body}`)
 * resolve to, the parsed body, or the body of a callback.
 * These are failures, in this order:
 *
 * 1. a numeric `code` other than 0, or an error body: `{requestId, code, message}`, `{error: {code, message}}` with or without
 *    its code, `{type: 'error', error}`, `success: false`; also the `error` of API v1 for a media whose processing failed;
 * 2. the envelope of a model behind VOD that reports a failure: of DashScope, Kling, MiniMax, Vidu or Qianfan. The vendor's
 *    number is kept as `upstreamCode`, `kling.1301`, and tells content that was rejected, wrong parameters, throttling, an
 *    exhausted balance and an unavailable model apart: `ModelContentRejected` and others;
 * 3. a task, alone or in the event of a callback, whose status is FAILED, CANCELED, EXPIRED or TIMEOUT, or that contains a
 *    node with status FAILED, even if the workflow is FINISHED. The status can be in any letter case. Keeps VOD's code where
 *    the task has one, else `TaskFailed`, and the reason.
 *
 * Lists are never failures, whatever the status of their items.
 *
 * @throws {TypeError} for a promise, and for a response without the parsed body.
 * @example
 * const { body } = assertVodOk(await client.sendRequest('GET', `/v2/tasks/${id}`))
 */
export function assertVodOk<Result>(result: Result): Result {
  if (isThenable(result) || isResponse(result)) {
    throw expected('result', 'a body (await the promise, or the json() of the response)', result)
  }
  const { body, headers, status } = unwrap(result)
  const facts = factsOfModel(body) ?? factsOfError(body) ?? factsOfTask(body)
  if (!facts) return result
  // The id in the envelope of a model is its vendor's: it counts last.
  const ids = [facts.requestId, readHeader(headers, 'x-bce-request-id'), read(body, 'request_id')]
  const requestId = ids.find(isRequestId)
  throw new VodError({ ...facts, requestId, upstreamStatus: status, cause: result })
}

interface UnwrappedResult {
  readonly body: unknown
  readonly headers?: unknown
  readonly status?: number | undefined
}

/** Extracts the body from what the SDK, axios, got and others resolve to. Any other value is the body itself. */
function unwrap(result: unknown): UnwrappedResult {
  const sdkHeaders = read(result, 'http_headers')
  if (isObject(sdkHeaders)) return { body: read(result, 'body'), headers: sdkHeaders }
  const headers = read(result, 'headers')
  const status = readInteger(result, 'status') ?? readInteger(result, 'statusCode')
  if (!isObject(headers) || (status === undefined && !isObject(read(result, 'config'))))
    return { body: result }
  const body = read(result, 'data') ?? read(result, 'body')
  if (typeof body === 'string' || body instanceof Uint8Array)
    throw expected('result', 'a response with a parsed body (parse it as JSON first)', result)
  return { body, headers, status }
}

function factsOfError(body: unknown): VodErrorInit | undefined {
  const error = read(body, 'error')
  const holder = isObject(error) ? error : body
  const numericCode = readInteger(holder, 'code')
  const errorBody = readErrorBody(body)
  const code = errorBody?.code
  const facts = {
    requestId: errorBody?.requestId,
    message: errorBody?.message ?? readString(holder, 'message'),
  }
  const isCoded =
    code !== undefined &&
    (numericCode || (isErrorCode(code) && (holder !== body || isFailure(body, facts.message))))
  if (isCoded) return { ...facts, upstreamCode: code }
  const isUnnamed =
    numericCode || (holder !== body && code === undefined && numericCode === undefined && facts.message)
  return isUnnamed || declaresFailure(body) ? { ...facts, syntheticCode: 'UpstreamFailed' } : undefined
}

/** Success bodies can have a code and a message, too: a failure has both and no other data, or declares itself. */
function isFailure(body: unknown, message: string | undefined): boolean {
  const isErrorBody = isObject(body) && keysOf(body).every((key) => ERROR_KEYS.includes(key))
  return declaresFailure(body) || (message !== undefined && isErrorBody)
}

function declaresFailure(body: unknown): boolean {
  return (
    read(body, 'success') === false || (read(body, 'type') === 'error' && read(body, 'error') !== undefined)
  )
}
