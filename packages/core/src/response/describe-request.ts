import type { MessageTable } from '../messages/message-table.ts'
import type { FindOwnRequestId } from '../request/own-request-id.ts'
import { type IncomingRequest, type RequestContext, requestContextOf } from '../request/request-context.ts'
import type { VodError } from '../vod-error/vod-error.ts'
import type { ChooseStatus } from './status-policy.ts'

/** The prepared options that decide what the browser is told. */
export interface DescribeSettings {
  readonly findOwnRequestId: FindOwnRequestId
  readonly chooseLocale: (request: RequestContext) => string
  readonly chooseStatus: ChooseStatus
  /** The text for the person, of an error that is shown under a code. */
  readonly writeMessage: (error: VodError, code: string, locale: string) => string
  readonly tableOf: (locale: string) => MessageTable
  /** Whether other errors get a response, too. */
  readonly respondsToAll: boolean
}

/** What every response needs of its request. */
interface DescribedRequest {
  readonly request: RequestContext
  readonly locale: string
  /** The BFF's own id of the request, if it is known. */
  readonly ownRequestId: string | undefined
}

/** Reads off the request what every response needs. */
export function describeRequest(
  incoming: IncomingRequest,
  { chooseLocale, findOwnRequestId }: DescribeSettings,
): DescribedRequest {
  const request = requestContextOf(incoming)
  const ownRequestId = findOwnRequestId(request, incoming.ownRequestId)
  return { request, locale: chooseLocale(request), ownRequestId }
}

/** There is always something to quote. */
export function idToQuote(ownRequestId: string | undefined): string {
  return ownRequestId ?? crypto.randomUUID()
}
