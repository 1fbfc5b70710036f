import type { VodErrorCode } from '@vod-errors/core'
import { expectOneOf } from '@vod-errors/core/host'
import { ApiError } from './api-error.ts'

/** The state of the account. Only `active` lets calls through. */
export type AccountState = 'active' | 'overdue' | 'banned' | 'notOpened' | 'notSubscribed' | 'notQualified'

/** The error code of every call in each state. */
const CODES = {
  active: undefined,
  overdue: 'AccountOverdue',
  banned: 'AccountBanned',
  notOpened: 'UserNotFound',
  notSubscribed: 'OptInRequired',
  notQualified: 'QualifyNotPass',
} as const satisfies Record<AccountState, VodErrorCode | undefined>

/** Every state of an account. */
export const ACCOUNT_STATES: readonly AccountState[] = Object.freeze(
  Object.keys(CODES).filter(isAccountState),
)

/** Throws the ApiError that VOD responds with for an account in this state; nothing if it is `active`. */
export function expectAccountInOrder(state: AccountState, accountId: string): void {
  const code = CODES[state]
  if (code !== undefined) throw new ApiError(code, { accountId })
}

/** Returns the value if it is an account state; throws a TypeError otherwise. */
export function checkAccountState(value: unknown): AccountState {
  return expectOneOf('account', value, ACCOUNT_STATES)
}

function isAccountState(key: string): key is AccountState {
  return Object.hasOwn(CODES, key)
}
