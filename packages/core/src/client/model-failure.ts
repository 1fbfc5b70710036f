import type { SyntheticCode } from '../catalog/catalog.ts'
import { isCode } from '../catalog/look-up.ts'
import { isObject, keysOf, read, readInteger, readString } from '../read-unknown.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'
import { endedState, eventsOf, isErrorCode, taskFailed } from './task-failure.ts'

/** What the numbers of a vendor mean, by the first and the last of a range. */
type Meanings = readonly (readonly [first: number, last: number, code: SyntheticCode])[]

/** Source: third-party code and the vendors' pages; see the table of envelopes below. */
const MEANINGS: Readonly<Record<'kling' | 'minimax', Meanings>> = {
  kling: [
    [1200, 1203, 'ModelParamError'],
    [1301, 1301, 'ModelContentRejected'],
    // Too many calls a second, and too many at the same time.
    [1302, 1303, 'ModelThrottled'],
    [5000, 5002, 'ModelUnavailable'],
  ],
  minimax: [
    [1002, 1002, 'ModelThrottled'],
    [1008, 1008, 'ModelBalanceExhausted'],
    [1026, 1027, 'ModelContentRejected'],
    [2013, 2013, 'ModelParamError'],
  ],
}

/** The facts of a failure in a vendor's envelope; `undefined` if the body is good, or of another vendor. */
type ReadEnvelope = (body: object) => VodErrorInit | undefined

/** The envelopes of the models that VOD forwards with status 200. */
const ENVELOPES: Readonly<Record<string, ReadEnvelope>> = {
  // {output: {task_id, task_status: 'FAILED', code, message}, request_id}
  dashscope: (body) =>
    factsOfEnded(read(body, 'output'), { status: 'task_status', message: 'message', code: 'code' }),
  // {code: 1301, message}; {code: 0, data: {task_id, task_status: 'failed', task_status_msg}}
  kling: (body) => {
    const code = readInteger(body, 'code') ?? 0
    const known = meaningOf('kling', code)
    if (known) return { ...known, message: readString(body, 'message') }
    return code === 0
      ? factsOfEnded(read(body, 'data'), { status: 'task_status', message: 'task_status_msg' })
      : undefined
  },
  // {base_resp: {status_code: 1002, status_msg}}; {task_id, status: 'Fail', base_resp: {status_code: 0}}
  minimax: (body) => {
    const head = read(body, 'base_resp')
    const number = readInteger(head, 'status_code')
    if (number === undefined) return undefined
    if (number === 0) return factsOfEnded(body, { status: 'status', message: 'message' })
    const message = readString(head, 'status_msg')
    const other = { upstreamCode: `minimax.${number}`, syntheticCode: 'UpstreamFailed' } as const
    return { ...(meaningOf('minimax', number) ?? other), message }
  },
  // {id, state: 'failed', err_code}
  vidu: (body) => {
    if (readString(body, 'id') === undefined && readString(body, 'task_id') === undefined) return undefined
    return factsOfEnded(body, { status: 'state', message: 'err_msg', code: 'err_code', vendor: 'vidu' })
  },
  // {code, message, type, id}
  qianfan: (body) => {
    const code = readString(body, 'code')
    const message = readString(body, 'message')
    const isError =
      isCode(code) && isErrorCode(code) && message !== undefined && keysOf(body).every(isQianfanKey)
    if (!isError || readString(body, 'id') === undefined || !readString(body, 'type')) return undefined
    return { upstreamCode: code, syntheticCode: QIANFAN.get(code), message }
  },
}

const isQianfanKey = (key: string) => ['code', 'message', 'type', 'id'].includes(key)

/** Spelled like this on the wire. */
const QIANFAN: ReadonlyMap<string, SyntheticCode> = new Map([
  ['video_genration_concurrency_exceeded', 'ModelThrottled'],
])

/** The facts of a failure that a model behind VOD reports in its vendor's own envelope, alone or in a callback. */
export function factsOfModel(body: unknown): VodErrorInit | undefined {
  for (const envelope of [body, ...eventsOf(body)].filter(isObject)) {
    for (const readEnvelope of Object.values(ENVELOPES)) {
      const facts = readEnvelope(envelope)
      if (facts) return facts
    }
  }
  return undefined
}

function meaningOf(vendor: keyof typeof MEANINGS, number: number) {
  const row = MEANINGS[vendor].find(([first, last]) => number >= first && number <= last)
  return row && { upstreamCode: `${vendor}.${number}`, syntheticCode: row[2] }
}

/** Where a vendor keeps the facts of a task. */
interface TaskKeys {
  readonly status: string
  readonly message: string
  readonly code?: string
  /** Qualifies the code, which means nothing without it. */
  readonly vendor?: string
}

function factsOfEnded(task: unknown, keys: TaskKeys): VodErrorInit | undefined {
  const state = endedState(read(task, keys.status))
  if (state === undefined) return undefined
  const taskId = readString(task, 'task_id') ?? readString(task, 'id')
  const text = read(task, keys.code ?? '')
  const code = Number.isInteger(text) ? String(text) : text
  const upstreamCode = isCode(code) ? [keys.vendor, code].filter(Boolean).join('.') : undefined
  return taskFailed({ taskId, state, message: readString(task, keys.message), upstreamCode })
}
