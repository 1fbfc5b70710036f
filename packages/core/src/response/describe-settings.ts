import type { OverrideMessage } from '../messages/message-overrides.ts'
import type { MessageTable } from '../messages/message-table.ts'
import type { FindOwnRequestId } from '../request/own-request-id.ts'
import type { RequestContext } from '../request/request-context.ts'
import type { ChooseStatus, OverrideStatus } from './status-policy.ts'

/** The prepared options that decide what the browser gets. */
export interface DescribeSettings {
  readonly findOwnRequestId: FindOwnRequestId
  readonly chooseLocale: (request: RequestContext) => string
  readonly chooseStatus: ChooseStatus
  /** `undefined` unless `status` is a function. */
  readonly overrideStatus: OverrideStatus | undefined
  /** `undefined` without `messages`. */
  readonly overrideMessage: OverrideMessage | undefined
  readonly tableOf: (locale: string) => MessageTable
  /** Whether other errors get a response, too: `unhandled: 'respond'`. */
  readonly respondsToAll: boolean
}
