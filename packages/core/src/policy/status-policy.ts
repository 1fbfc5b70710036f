import type { VodErrorCode } from '../catalog/catalog.ts'
import { checkCode } from '../catalog/check-code.ts'
import type { Diagnosis } from '../error/diagnosis.ts'
import type { VodError } from '../error/vod-error.ts'
import { expected, expectKnownKeys } from '../expected.ts'
import { guardHook } from '../hook.ts'
import { isObject, isPlainObject, read } from '../probe.ts'

/**
 * `documented`: the status of the vendor's page. `gateway`: caller faults keep it; operator faults become 500 with the
 * code InternalError, so that a browser learns nothing of the BFF's account; service faults become 502, 503 or 504.
 */
export type StatusPolicy = 'documented' | 'gateway'

/** What the browser sees instead: a status 400–599, or a status and a code. */
export type StatusChoice = number | { readonly status: number; readonly code: string }

/** Overrides of the policy: by code, or by a function that leaves to the policy what it returns `undefined` for. */
export type StatusOverrides =
  | { readonly [Code in VodErrorCode | (string & {})]?: StatusChoice }
  | ((error: VodError) => StatusChoice | undefined)

/** What the browser sees of a failure. */
interface Shown {
  readonly status: number
  readonly code: string
}

/** Decides what the browser sees of a failure. */
export type ShowStatus = (diagnosis: Diagnosis) => Shown

const POLICIES: Readonly<Record<StatusPolicy, ShowStatus>> = {
  documented: ({ classification }) => classification,
  gateway: ({ classification }) => {
    const { status, code, fault } = classification
    if (fault === 'operator') return { status: 500, code: 'InternalError' }
    return { status: fault === 'service' ? gatewayStatus(status) : status, code }
  },
}

/**
 * Prepares the policy with its overrides.
 *
 * @throws {TypeError} that names the place, if the policy is unknown or a status is no integer 400–599.
 */
export function prepareStatus(policy: unknown = 'documented', overrides: unknown = {}): ShowStatus {
  if (policy !== 'documented' && policy !== 'gateway') {
    throw expected('statusPolicy', `one of ${Object.keys(POLICIES).join(', ')}`, policy)
  }
  const show = POLICIES[policy]
  const override = typeof overrides === 'function' ? prepareFunction(overrides) : prepareMap(overrides)
  return function showStatus(diagnosis) {
    const choice = override(diagnosis)
    if (choice === undefined) return show(diagnosis)
    return typeof choice === 'number' ? { code: show(diagnosis).code, status: choice } : choice
  }
}

type Override = (diagnosis: Diagnosis) => StatusChoice | undefined

function prepareFunction(choose: unknown): Override {
  const isFit = (choice: unknown): choice is StatusChoice | undefined =>
    choice === undefined || isChoice(choice)
  return guardHook(
    'status',
    ({ error }: Diagnosis) => readOnce(Reflect.apply(Object(choose), undefined, [error()])),
    isFit,
  )
}

/** What is checked is what is answered, whatever a getter says the second time. */
function readOnce(choice: unknown): unknown {
  return isPlainObject(choice) ? { status: read(choice, 'status'), code: read(choice, 'code') } : choice
}

function prepareMap(overrides: unknown): Override {
  if (!isObject(overrides))
    throw expected('status', 'an object of statuses by code, or a function', overrides)
  const choices = new Map<string, StatusChoice>()
  for (const [code, choice] of Object.entries(overrides)) {
    const name = `status.${code}`
    checkCode('status', code)
    if (isObject(choice)) expectKnownKeys(name, choice, ['status', 'code'])
    const checked = readOnce(choice)
    if (!isChoice(checked)) throw expected(name, 'an integer 400–599, or {status, code}', choice)
    choices.set(code, checked)
  }
  return ({ classification }) => choices.get(classification.code)
}

function isChoice(choice: unknown): choice is StatusChoice {
  if (!isPlainObject(choice)) return isErrorStatus(choice)
  const code = read(choice, 'code')
  return isErrorStatus(read(choice, 'status')) && typeof code === 'string' && /^[\w.-]{1,128}$/.test(code)
}

/** Whether a value may be the status of an answer: an integer 400–599. */
export function isErrorStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 400 && value <= 599
}

/** Throttling is unavailability, a time-out is one; everything else is a bad gateway. */
function gatewayStatus(status: number): number {
  if (status === 429 || status === 503) return 503
  return status === 504 ? 504 : 502
}
