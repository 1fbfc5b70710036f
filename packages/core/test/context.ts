import type { ErrorContext, VodError } from '../src/index.ts'
import { requestContextOf } from '../src/request/request-context.ts'
import { REQUEST } from './adapter.ts'

/** The context of an error that is sent as it is, in English. */
export function contextOf({ status, code, fault, retryable, retryAfter, params }: VodError): ErrorContext {
  return {
    ...{ status, code, fault, retryable, retryAfter, params },
    userMessage: 'Built in.',
    locale: 'en',
    requestId: 'id-1',
    ownRequestId: undefined,
    request: requestContextOf(REQUEST),
  }
}
