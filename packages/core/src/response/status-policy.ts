import type { ByCode } from '../catalog/by-code.ts'
import { checkCode } from '../catalog/check-code.ts'
import { expected, expectKnownKeys, expectOneOf } from '../expected.ts'
import { guardHook } from '../guard-hook.ts'
import { isErrorStatus, isObject, isPlainObject, read, readString } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import { type ErrorContext, snapshotOf } from './error-context.ts'

/**
 * `documented`: the status on the vendor's page. `gateway`: caller faults keep that status; operator faults become 500
 * InternalError, so that the browser learns nothing about the BFF's account; service faults become 502, 503 or 504.
 */
export type StatusPolicy = 'documented' | 'gateway'

/** What to send instead: a status 400–599, or a status and a code. */
export type StatusChoice =
  | number
  | {
      readonly status: number
      readonly code: string
      /**
       * Whether to send `retry-after` under another code. A function that does not say drops it, because it can reveal the
       * original code; a map must say.
       */
      readonly retryAfter?: boolean | undefined
    }

/** Overrides of the policy, by code or by a function. If it returns `undefined`, the policy decides. */
export type StatusOverrides =
  | ByCode<StatusChoice>
  | ((error: VodError, context: ErrorContext) => StatusChoice | undefined)

/** The status and the code to send. */
export interface StatusAndCode {
  readonly status: number
  readonly code: string
  /** Whether to send `retry-after`; by default, only under the error's own code. */
  readonly keepsRetryAfter?: boolean | undefined
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
 * Prepares the policy with its overrides by code.
 *
 * @throws {TypeError} that names the wrong option or entry: an unknown policy or code, or a status outside 400–599.
 */
export function prepareStatus(policy: unknown = 'documented', overrides: unknown = {}): ChooseStatus {
  const applyPolicy = POLICIES[expectOneOf('statusPolicy', policy, ['documented', 'gateway'])]
  if (typeof overrides === 'function') return applyPolicy
  const choices = checkChoices(overrides)
  if (choices.size === 0) return applyPolicy
  return function chooseStatus(error) {
    const choice = choices.get(VodError.jsonOf(error).code)
    return choice === undefined ? applyPolicy(error) : resolve(choice, applyPolicy(error).code)
  }
}

/** Chooses another status and code; `undefined` keeps the ones in the draft. */
export type OverrideStatus = (error: VodError, draft: ErrorContext) => StatusAndCode | undefined

/** Prepares the overrides if they are a function; `undefined` if they are not. */
export function prepareStatusFunction(overrides: unknown): OverrideStatus | undefined {
  if (typeof overrides !== 'function') return undefined
  const choose = guardHook(
    'status',
    (error: VodError, context: ErrorContext) =>
      copyChoice(Reflect.apply(overrides, undefined, [error, context])),
    (choice: unknown): choice is Choice | undefined => choice === undefined || isChoice(choice),
  )
  return function overrideStatus(error, draft) {
    const choice = choose(error, snapshotOf(draft))
    return choice === undefined ? undefined : resolve(choice, draft.code)
  }
}

/** A checked choice. */
type Choice = number | StatusAndCode

function resolve(choice: Choice, code: string): StatusAndCode {
  return typeof choice === 'number' ? { status: choice, code } : choice
}

/** Copies a choice before it is checked: a getter could return another value the second time. */
function copyChoice(choice: unknown): unknown {
  if (!isPlainObject(choice)) return choice
  const keepsRetryAfter = read(choice, 'retryAfter')
  return { status: read(choice, 'status'), code: read(choice, 'code'), keepsRetryAfter }
}

/** The codes that a map sends as another code, by that other code. */
export function sourcesOf(overrides: unknown): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>()
  for (const [code, choice] of Object.entries(isPlainObject(overrides) ? overrides : {})) {
    const other = readString(choice, 'code')
    if (other !== undefined) sources.set(other, [...(sources.get(other) ?? []), code])
  }
  return sources
}

function checkChoices(overrides: unknown): ReadonlyMap<string, Choice> {
  if (!isPlainObject(overrides))
    throw expected('status', 'an object of statuses by code, or a function', overrides)
  const choices = new Map<string, Choice>()
  for (const [code, choice] of Object.entries(overrides)) {
    const name = `status.${code}`
    checkCode('status', code)
    if (isObject(choice)) expectKnownKeys(name, choice, ['status', 'code', 'retryAfter'])
    const checked = copyChoice(choice)
    if (!isChoice(checked)) throw expected(name, 'an integer 400–599, or {status, code}', choice)
    choices.set(code, checked)
  }
  return choices
}

function isChoice(choice: unknown): choice is Choice {
  if (!isPlainObject(choice)) return isErrorStatus(choice)
  const keeps = read(choice, 'keepsRetryAfter')
  return (
    isErrorStatus(read(choice, 'status')) &&
    isSentCode(read(choice, 'code')) &&
    (keeps === undefined || typeof keeps === 'boolean')
  )
}

function isSentCode(code: unknown): boolean {
  return typeof code === 'string' && /^[\w.-]{1,128}$/.test(code)
}

/** Throttling becomes 503, all other statuses except a timeout 502. */
function gatewayStatus(status: number): number {
  if (status === 429 || status === 503) return 503
  return status === 504 ? 504 : 502
}
