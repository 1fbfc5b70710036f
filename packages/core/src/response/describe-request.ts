import type { MessageTable } from '../messages/message-table.ts'
import type { FindOwnRequestId } from '../request/own-request-id.ts'
import { type IncomingRequest, type RequestContext, requestContextOf } from '../request/request-context.ts'
import type { VodError } from '../vod-error/vod-error.ts'
import type { ChooseStatus } from './status-policy.ts'

/** The prepared options that decide what the browser gets. */
export interface DescribeSettings {
  readonly findOwnRequestId: FindOwnRequestId
  readonly chooseLocale: (request: RequestContext) => string
  readonly chooseStatus: ChooseStatus
  /** The user message for an error that is sent with a code. */
  readonly writeMessage: (error: VodError, code: string, locale: string) => string
  readonly tableOf: (locale: string) => MessageTable
  /** Whether other errors get a response, too: `unhandled: 'respond'`. */
  readonly respondsToAll: boolean
}

/** What every response needs from its request. */
interface DescribedRequest {
  readonly request: RequestContext
  readonly locale: string
  /** The BFF's own id of the request, if known. */
  readonly ownRequestId: string | undefined
}

/** Reads from the request what every response needs. */
export function describeRequest(
  incoming: IncomingRequest,
  { chooseLocale, findOwnRequestId }: DescribeSettings,
): DescribedRequest {
  const request = requestContextOf(incoming)
  const ownRequestId = findOwnRequestId(request, incoming.ownRequestId)
  return { request, locale: chooseLocale(request), ownRequestId }
}

/** The id to send if VOD sent none, so that the person always has an id to quote. */
export function fallbackRequestId(ownRequestId: string | undefined): string {
  return ownRequestId ?? crypto.randomUUID()
}
