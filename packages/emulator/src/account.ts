import type { VodErrorCode } from '@vod-errors/core'
import { expected } from '@vod-errors/core/host'
import { VodFailure } from './vod-failure.ts'

/** What is the matter with the account, if anything. */
export type AccountState = 'active' | 'overdue' | 'banned' | 'notOpened' | 'notSubscribed' | 'notQualified'

/** The code that every call is refused with, by the state of the account; an active account is refused nothing. */
const REFUSALS = {
  active: undefined,
  overdue: 'AccountOverdue',
  banned: 'AccountBanned',
  notOpened: 'UserNotFound',
  notSubscribed: 'OptInRequired',
  notQualified: 'QualifyNotPass',
} as const satisfies Record<AccountState, VodErrorCode | undefined>

/** Every state that an account can be in. */
export const ACCOUNT_STATES: readonly AccountState[] = Object.freeze(
  Object.keys(REFUSALS).filter(isAccountState),
)

/** Refuses, as VOD does, a call of an account that is not in order. */
export function expectAccountInOrder(state: AccountState, accountId: string): void {
  const code = REFUSALS[state]
  if (code !== undefined) throw new VodFailure(code, { accountId })
}

/** Throws a TypeError unless the value is a state that an account can be in. */
export function checkAccountState(value: unknown): AccountState {
  if (isAccountState(value)) return value
  throw expected('account', `one of ${ACCOUNT_STATES.join(', ')}`, value)
}

function isAccountState(value: unknown): value is AccountState {
  return typeof value === 'string' && Object.hasOwn(REFUSALS, value)
}
