import { CATALOG } from '../catalog/catalog.ts'
import { fillTemplate } from '../catalog/wire-template.ts'
import { expected } from '../expected.ts'
import { readErrorBody } from '../normalize/error-body.ts'
import { isResponse } from '../normalize/unread-response.ts'
import {
  isObject,
  isThenable,
  keysOf,
  read,
  readHeader,
  readInteger,
  readString,
  readValues,
} from '../read-unknown.ts'
import { isRequestId } from '../vod-error/request-id.ts'
import { VodError, type VodErrorInit } from '../vod-error/vod-error.ts'

/** The only keys of an error body that has no `success`. */
const ERROR_KEYS: readonly string[] = ['code', 'data', 'error', 'message', 'requestId', 'request_id', 'type']

/** Real workflows have a few dozen nodes. */
const MAX_NODES = 10_000

/**
 * Throws a VodError if a successful response reports a failure, else returns the result untouched. Accepts what the SDK
 * resolves to (`{http_headers, body}`), what axios resolves to (`{headers, data}`), the parsed body, or the body of a callback.
 * These are failures, in this order:
 *
 * 1. a numeric `code` other than 0, or an error body: `{requestId, code, message}`, `{error: {code, message}}` with or without
 *    its code, `{type: 'error', error}`, `success: false`; also the `error` of API v1 for a media whose processing failed;
 * 2. a task, alone or in the event of a callback, whose status is FAILED or that contains a node with that status, even if
 *    the workflow is FINISHED. The status can be in any letter case. VOD sends a text but no code: `TaskFailed`.
 *
 * Lists are never failures, whatever the status of their items.
 *
 * @throws {TypeError} for a promise or a response, because it does not contain the parsed body.
 * @example
 * const { body } = assertVodOk(await client.sendRequest('GET', `/v2/tasks/${id}`))
 */
export function assertVodOk<Result>(result: Result): Result {
  if (isThenable(result) || isResponse(result)) {
    throw expected('result', 'a body (await the promise, or the json() of the response)', result)
  }
  const { body, headers, status } = unwrap(result)
  const facts = factsOfError(body) ?? factsOfTask(body)
  if (!facts) return result
  const header = readHeader(headers, 'x-bce-request-id')
  const requestId = facts.requestId ?? (isRequestId(header) ? header : undefined)
  throw new VodError({ ...facts, requestId, upstreamStatus: status, cause: result })
}

interface UnwrappedResult {
  readonly body: unknown
  readonly headers?: unknown
  readonly status?: number | undefined
}

/** Extracts the body from what the SDK or axios resolve to. Any other value is the body itself. */
function unwrap(result: unknown): UnwrappedResult {
  const sdkHeaders = read(result, 'http_headers')
  if (isObject(sdkHeaders)) return { body: read(result, 'body'), headers: sdkHeaders }
  const headers = read(result, 'headers')
  if (!isObject(headers) || !isObject(read(result, 'config'))) return { body: result }
  return { body: read(result, 'data'), headers, status: readInteger(result, 'status') }
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

function isErrorCode(code: string): boolean {
  return !/^(?:ok|succe\w*|0+|200)$/i.test(code)
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

function factsOfTask(body: unknown): VodErrorInit | undefined {
  for (const task of tasksOf(body)) {
    const node = findFailed(task)
    const taskId = readString(task, 'taskId') ?? readString(node, 'taskId') ?? 'unknown'
    if (node) return taskFailed(taskId, readString(node, 'errMsg'))
  }
  return undefined
}

function taskFailed(taskId: string, errMsg: string | undefined): VodErrorInit {
  const detail = errMsg || 'no reason given'
  return {
    syntheticCode: 'TaskFailed',
    message: fillTemplate(CATALOG.TaskFailed.template, { taskId, detail }),
  }
}

/** The task itself, or the values of a callback, one of which is a task: `{eventId, eventType, …Event: {taskId, …}}`. */
function tasksOf(body: unknown): readonly unknown[] {
  if (readString(body, 'eventType') !== undefined) return readValues(body, MAX_NODES)
  return readString(body, 'taskId') === undefined ? [] : [body]
}

/** The first object with status FAILED, outermost first. Prefers one with a reason. */
function findFailed(task: unknown): unknown {
  let failed: unknown
  // The set grows during the loop: breadth first, and cycles end.
  const nodes = new Set([task])
  for (const node of nodes) {
    if (readString(node, 'status')?.toLowerCase() === 'failed') {
      if (readString(node, 'errMsg')) return node
      failed ??= node
    }
    for (const child of readValues(node, MAX_NODES - nodes.size).filter(isObject)) nodes.add(child)
  }
  return failed
}
