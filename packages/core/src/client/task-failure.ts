import { CATALOG } from '../catalog/catalog.ts'
import { isCode } from '../catalog/look-up.ts'
import { fillTemplate } from '../catalog/wire-template.ts'
import { isInteger, isObject, keysOf, read, readString, readValues } from '../read-unknown.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'

/** Real workflows have a few dozen nodes. */
const MAX_NODES = 10_000

/** The states in which a task ends without success, in lower case. */
const ENDED: readonly string[] = ['failed', 'fail', 'canceled', 'cancelled', 'expired', 'timeout']
/** The states of these that a node of a task can have, too. */
const FAILED: readonly string[] = ['failed', 'fail']

/** The state, in lower case, if a task ends in it without success. */
export function endedState(status: unknown): string | undefined {
  const state = typeof status === 'string' ? status.toLowerCase() : ''
  return ENDED.includes(state) ? state : undefined
}

/** A task that has failed, as its vendor describes it. */
interface FailedTask {
  readonly taskId: string | undefined
  readonly state: string
  readonly message: string | undefined
  readonly upstreamCode: string | undefined
}

/** The facts of a failed task: its own code and text if it has a code, else `TaskFailed`. A mere number is no code of VOD. */
export function taskFailed({ taskId = 'unknown', state, message, upstreamCode }: FailedTask): VodErrorInit {
  const detail = message || (FAILED.includes(state) ? 'no reason given' : state)
  const text = fillTemplate(CATALOG.TaskFailed.template, { taskId, detail })
  const isMeaningful = isCode(upstreamCode) && !/^(?:[\w-]+\.)*\d+$/.test(upstreamCode)
  return isMeaningful
    ? { upstreamCode, message: message || text }
    : { syntheticCode: 'TaskFailed', upstreamCode, message: text }
}

/** The facts of a failed task, alone or in the event of a callback. */
export function factsOfTask(body: unknown): VodErrorInit | undefined {
  for (const task of tasksOf(body)) {
    const failed = findFailed(task)
    if (!failed) continue
    const { message, upstreamCode } = reasonOf(failed)
    const taskId = readTaskId(task) ?? readTaskId(failed)
    return taskFailed({
      taskId,
      state: stateOf(failed) ?? 'failed',
      message,
      upstreamCode,
    })
  }
  return undefined
}

function readTaskId(value: unknown): string | undefined {
  return readString(value, 'taskId') ?? readString(value, 'task_id')
}

/** The values of a callback, one of which is a task: `{eventId, eventType, …Event: {taskId, …}}`; none for another body. */
export function eventsOf(body: unknown): readonly unknown[] {
  return readString(body, 'eventType') === undefined ? [] : readValues(body, MAX_NODES)
}

function tasksOf(body: unknown): readonly unknown[] {
  if (readString(body, 'eventType') !== undefined) return eventsOf(body)
  return isTask(body) ? [body] : []
}

/** Some models' tasks have no id: `{status, videoGenerateTaskInfo}`. A media has neither. */
function isTask(body: unknown): boolean {
  if (readTaskId(body) !== undefined) return true
  const isInfo = (key: string) => key.endsWith('TaskInfo')
  return isObject(body) && readString(body, 'status') !== undefined && keysOf(body).some(isInfo)
}

/** The first object that has failed, outermost first. Prefers one with a reason. */
function findFailed(task: unknown): object | undefined {
  let failed: object | undefined
  for (const node of nodesOf(task)) {
    if (!hasFailed(node, task)) continue
    if (readReason(node)) return node
    failed ??= node
  }
  return failed
}

/** A node that was canceled does not make a workflow fail; a task does. */
function hasFailed(node: object, task: unknown): boolean {
  const state = stateOf(node)
  return state !== undefined && (FAILED.includes(state) || node === task || readTaskId(node) !== undefined)
}

/** VOD writes `status`, the models behind it `task_status` or `state`. */
function stateOf(node: object): string | undefined {
  return ['status', 'task_status', 'state'].map((key) => endedState(read(node, key))).find(Boolean)
}

interface Reason {
  readonly message: string | undefined
  readonly upstreamCode: string | undefined
}

/**
 * The reason that a failed object gives, or one of the objects in it: `{status: 'FAILED', fetchTaskInfo: {errMsg}}`. A
 * `message` beside no code, or beside one that says success, counts only if there is nothing better.
 */
function reasonOf(failed: object): Reason {
  for (const node of nodesOf(failed)) {
    const reason = readReason(node)
    if (reason) return reason
  }
  return { message: readString(failed, 'message'), upstreamCode: undefined }
}

/** `{errMsg}`, `{code, message}`, `{error: {code, message}}` or `{error: '…'}`. Ignores a code that means success. */
function readReason(node: object): Reason | undefined {
  const error = read(node, 'error')
  const holder = isObject(error) ? error : node
  const found = read(holder, 'code') ?? read(holder, 'errCode')
  const code = isInteger(found) && found !== 0 ? String(found) : found
  const upstreamCode = isCode(code) && isErrorCode(code) ? code : undefined
  const isMessage = holder === error || upstreamCode !== undefined
  const texts = [read(holder, 'errMsg'), isMessage && read(holder, 'message'), read(node, 'errMsg'), error]
  const message = texts.find(isReason)
  return message === undefined && upstreamCode === undefined ? undefined : { message, upstreamCode }
}

function isReason(text: unknown): text is string {
  return typeof text === 'string' && text !== ''
}

/** Whether a code in a successful response can mean a failure. */
export function isErrorCode(code: string): boolean {
  return !/^(?:ok|succe\w*|0+|200)$/i.test(code)
}

/** An object and all objects in it, breadth first. The set grows during the loop, and cycles end. */
function* nodesOf(root: unknown): Generator<object> {
  const nodes = new Set(isObject(root) ? [root] : [])
  for (const node of nodes) {
    yield node
    for (const child of readValues(node, MAX_NODES - nodes.size).filter(isObject)) nodes.add(child)
  }
}
