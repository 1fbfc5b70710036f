import { CATALOG } from '../catalog/catalog.ts'
import { fillTemplate } from '../catalog/template.ts'
import type { VodFacts } from '../error/classify.ts'
import { VodError } from '../error/vod-error.ts'
import { isObject, read, readHeader, readInteger, readString } from '../probe.ts'
import { readWireBody, type WireBody } from '../recognise/wire-body.ts'
import { isRequestId } from '../request-id.ts'

/** How deep and how wide a task is searched for a failed node. Real workflows are 4 deep and have a few dozen nodes. */
const MOST_DEPTH = 12
const MOST_NODES = 10_000

/**
 * Throws a VodError for a failure inside a good answer, else returns the result untouched. Takes what the SDK resolves
 * to (`{http_headers, body}`), what axios resolves to (`{headers, data}`), the parsed body, or the body of a callback.
 * A failure is, in this order:
 *
 * 1. a numeric `code` other than 0, or an error body: `{requestId, code, message}`, `{error: {code, message}}`,
 *    `{type: 'error', error}`, `success: false`; also API v1's `error` of a media whose processing failed;
 * 2. a task with status FAILED, or with a node inside that has it, though the workflow is FINISHED; alone, or as the
 *    event of a callback. The letter case of the status varies. VOD gives a text and no code: `TaskFailed`.
 *
 * Lists are good answers, whatever the status of what they list.
 *
 * @example
 * const { body } = assertVodOk(await client.sendRequest('GET', `/v2/tasks/${id}`))
 */
export function assertVodOk<Result>(result: Result): Result {
  const body = bodyOf(result)
  const facts = factsOfError(body) ?? factsOfTask(body)
  if (!facts) return result
  const header = readHeader(read(result, 'http_headers') ?? read(result, 'headers'), 'x-bce-request-id')
  const requestId = facts.requestId ?? (isRequestId(header) ? header : undefined)
  throw new VodError({ ...facts, requestId, upstreamStatus: readInteger(result, ['status']), cause: result })
}

function bodyOf(result: unknown): unknown {
  if (isObject(read(result, 'http_headers'))) return read(result, 'body')
  return isObject(read(result, 'config')) && isObject(read(result, 'headers')) ? read(result, 'data') : result
}

function factsOfError(body: unknown): VodFacts | undefined {
  const holder = isObject(read(body, 'error')) ? read(body, 'error') : body
  const number = read(holder, 'code')
  const message = readString(holder, 'message')
  if (typeof number === 'number' && number !== 0) return { upstreamCode: String(number), message }
  const wire = readWireBody(body)
  if (wire && isFailure(body, holder, wire)) return { ...wire, upstreamCode: wire.code }
  return isDeclared(body) ? { failure: 'UpstreamFailed', message } : undefined
}

/** A code alone is no failure: success bodies may have one. */
function isFailure(body: unknown, holder: unknown, { code, message }: WireBody): boolean {
  return holder !== body || isDeclared(body) || (message !== undefined && !/^(?:ok|success)$/i.test(code))
}

function isDeclared(body: unknown): boolean {
  return read(body, 'success') === false || read(body, 'type') === 'error'
}

function factsOfTask(body: unknown): VodFacts | undefined {
  for (const task of tasksOf(body)) {
    const node = findFailed(task)
    if (node) return taskFailed(readString(task, 'taskId') ?? 'unknown', readString(node, 'errMsg'))
  }
  return undefined
}

function taskFailed(taskId: string, detail = 'no reason given'): VodFacts {
  return { failure: 'TaskFailed', message: fillTemplate(CATALOG.TaskFailed.template, { taskId, detail }) }
}

/** The task that the body is, or those that a callback tells of: `{eventId, eventType, …Event: {taskId, …}}`. */
function tasksOf(body: unknown): readonly unknown[] {
  const holders =
    readString(body, 'eventType') === undefined || !isObject(body) ? [body] : Object.values(body)
  return holders.filter((holder) => readString(holder, 'taskId') !== undefined)
}

/** The first object with status FAILED, the task itself before its nodes; one that gives a reason before one that does not. */
function findFailed(task: unknown): unknown {
  let failed: unknown
  const waiting = [{ value: task, depth: 0 }]
  for (const { value, depth } of waiting) {
    if (!isObject(value)) continue
    if (/^failed$/i.test(readString(value, 'status') ?? '') && !readString(failed, 'errMsg')) failed = value
    if (depth >= MOST_DEPTH || waiting.length >= MOST_NODES) continue
    waiting.push(...Object.values(value).map((child: unknown) => ({ value: child, depth: depth + 1 })))
  }
  return failed
}
