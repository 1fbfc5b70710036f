import type { KnownCode } from '../catalog/app-codes.ts'
import { checkCode } from '../catalog/check-code.ts'
import { expected, expectKnownKeys } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isObject, isPlainObject, read } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { isErrorStatus } from './error-response.ts'

/**
 * `documented`: the status on the vendor's page. `gateway`: caller faults keep that status; operator faults become 500
 * InternalError, so that the browser learns nothing about the BFF's account; service faults become 502, 503 or 504.
 */
export type StatusPolicy = 'documented' | 'gateway'

/** What to send instead: a status 400–599, or a status and a code. */
export type StatusChoice = number | { readonly status: number; readonly code: string }

/** Overrides of the policy, by code or by a function. If it returns `undefined`, the policy decides. */
export type StatusOverrides =
  | { readonly [Code in KnownCode | (string & {})]?: StatusChoice }
  | ((error: VodError) => StatusChoice | undefined)

/** The status and the code to send. */
interface StatusAndCode {
  readonly status: number
  readonly code: string
}

/** Chooses the status and the code to send. */
export type ChooseStatus = (error: VodError) => StatusAndCode

const POLICIES: Readonly<Record<StatusPolicy, ChooseStatus>> = {
  documented: VodError.jsonOf,
  gateway: (error) => {
    const { status, code, fault } = VodError.jsonOf(error)
    if (fault === 'operator') return { status: 500, code: 'InternalError' }
    return { status: fault === 'service' ? gatewayStatus(status) : status, code }
  },
}

/**
 * Prepares the policy with its overrides.
 *
 * @throws {TypeError} that names the wrong option or entry: an unknown policy or code, or a status outside 400–599.
 */
export function prepareStatus(policy: unknown = 'documented', overrides: unknown = {}): ChooseStatus {
  if (policy !== 'documented' && policy !== 'gateway') {
    throw expected('statusPolicy', `one of ${Object.keys(POLICIES).join(', ')}`, policy)
  }
  const applyPolicy = POLICIES[policy]
  const override =
    typeof overrides === 'function' ? prepareStatusFunction(overrides) : prepareStatusMap(overrides)
  return function chooseStatus(error) {
    const choice = override(error)
    if (choice === undefined) return applyPolicy(error)
    return typeof choice === 'number' ? { code: applyPolicy(error).code, status: choice } : choice
  }
}

type Override = (error: VodError) => StatusChoice | undefined

function prepareStatusFunction(choose: unknown): Override {
  const isValid = (choice: unknown): choice is StatusChoice | undefined =>
    choice === undefined || isChoice(choice)
  return guardHook(
    'status',
    (error: VodError) => copyChoice(Reflect.apply(Object(choose), undefined, [error])),
    isValid,
  )
}

/** Copies a choice before it is checked: a getter could return another value the second time. */
function copyChoice(choice: unknown): unknown {
  return isPlainObject(choice) ? { status: read(choice, 'status'), code: read(choice, 'code') } : choice
}

function prepareStatusMap(overrides: unknown): Override {
  if (!isObject(overrides))
    throw expected('status', 'an object of statuses by code, or a function', overrides)
  const choices = new Map<string, StatusChoice>()
  for (const [code, choice] of Object.entries(overrides)) {
    const name = `status.${code}`
    checkCode('status', code)
    if (isObject(choice)) expectKnownKeys(name, choice, ['status', 'code'])
    const checked = copyChoice(choice)
    if (!isChoice(checked)) throw expected(name, 'an integer 400–599, or {status, code}', choice)
    choices.set(code, checked)
  }
  return (error) => choices.get(VodError.jsonOf(error).code)
}

function isChoice(choice: unknown): choice is StatusChoice {
  if (!isPlainObject(choice)) return isErrorStatus(choice)
  const code = read(choice, 'code')
  return isErrorStatus(read(choice, 'status')) && typeof code === 'string' && /^[\w.-]{1,128}$/.test(code)
}

/** Throttling becomes 503, all other statuses except a timeout 502. */
function gatewayStatus(status: number): number {
  if (status === 429 || status === 503) return 503
  return status === 504 ? 504 : 502
}
