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

/** What an error body holds, and nothing else. One with `success` says by it whether it is one. */
const ERROR_KEYS: readonly string[] = ['code', 'data', 'error', 'message', 'requestId', 'request_id', 'type']

/** How many objects of a task are searched for a failed node. Real workflows have a few dozen. */
const MOST_NODES = 10_000

/**
 * Throws a VodError for a failure inside a good answer, else returns the result untouched. Takes what the SDK resolves
 * to (`{http_headers, body}`), what axios resolves to (`{headers, data}`), the parsed body, or the body of a callback.
 * A failure is, in this order:
 *
 * 1. a numeric `code` other than 0, or an error body: `{requestId, code, message}`, `{error: {code, message}}`, perhaps
 *    without its code, `{type: 'error', error}`, `success: false`; also API v1's `error` of a media whose processing
 *    failed;
 * 2. a task with status FAILED, or with a node inside that has it, though the workflow is FINISHED; alone, or as the
 *    event of a callback. The letter case of the status varies. VOD gives a text and no code: `TaskFailed`.
 *
 * Lists are good answers, whatever the status of what they list.
 *
 * @throws {TypeError} for a promise or a response, which tell nothing of the body.
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

interface Answer {
  readonly body: unknown
  readonly headers?: unknown
  readonly status?: number | undefined
}

/** Takes the body out of what the SDK and axios resolve to; anything else is the body. */
function unwrap(result: unknown): Answer {
  const sdkHeaders = read(result, 'http_headers')
  if (isObject(sdkHeaders)) return { body: read(result, 'body'), headers: sdkHeaders }
  const headers = read(result, 'headers')
  if (!isObject(headers) || !isObject(read(result, 'config'))) return { body: result }
  return { body: read(result, 'data'), headers, status: readInteger(result, 'status') }
}

function factsOfError(body: unknown): VodErrorInit | undefined {
  const error = read(body, 'error')
  const holder = isObject(error) ? error : body
  const number = readInteger(holder, 'code')
  const wire = readErrorBody(body)
  const code = wire?.code
  const facts = { requestId: wire?.requestId, message: wire?.message ?? readString(holder, 'message') }
  const isCoded =
    code !== undefined &&
    (number || (isNoSuccess(code) && (holder !== body || isFailure(body, facts.message))))
  if (isCoded) return { ...facts, upstreamCode: code }
  const isUnnamed = number || (holder !== body && code === undefined && number === undefined && facts.message)
  return isUnnamed || isDeclared(body) ? { ...facts, syntheticCode: 'UpstreamFailed' } : undefined
}

function isNoSuccess(code: string): boolean {
  return !/^(?:ok|succe\w*|0+|200)$/i.test(code)
}

/** A code alone is no failure, nor is one with a message beside other things: success bodies may have both. */
function isFailure(body: unknown, message: string | undefined): boolean {
  const isErrorBody = isObject(body) && keysOf(body).every((key) => ERROR_KEYS.includes(key))
  return isDeclared(body) || (message !== undefined && isErrorBody)
}

function isDeclared(body: unknown): boolean {
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

/** The task that the body is, or what a callback tells of: `{eventId, eventType, …Event: {taskId, …}}`. */
function tasksOf(body: unknown): readonly unknown[] {
  if (readString(body, 'eventType') !== undefined) return readValues(body, MOST_NODES)
  return readString(body, 'taskId') === undefined ? [] : [body]
}

/** The first object with status FAILED, the task itself before its nodes; one that gives a reason before one that does not. */
function findFailed(task: unknown): unknown {
  let failed: unknown
  // A Set that grows while it is walked: cycles end, and what is nearer comes first.
  const nodes = new Set([task])
  for (const node of nodes) {
    if (readString(node, 'status')?.toLowerCase() === 'failed') {
      if (readString(node, 'errMsg')) return node
      failed ??= node
    }
    for (const child of readValues(node, MOST_NODES - nodes.size).filter(isObject)) nodes.add(child)
  }
  return failed
}
