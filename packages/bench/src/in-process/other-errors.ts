import { VodError, type VodErrorInit } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import { OTHER_ERRORS } from '../contenders/other-errors.ts'
import type { Task } from '../measure/nanoseconds.ts'
import { requestIn } from './errors.ts'

/** What making errors is called. */
export const MAKING = {
  vodError: 'a VodError, made of a thrown value',
  error: 'new Error(message, { cause }), with its stack',
} as const

/** What forwarding is called. */
export function forwardedName(error: string): string {
  return `${error}, forwarded`
}

const FACTS: VodErrorInit = {
  upstreamCode: 'MediaException.MediaNotFound',
  upstreamStatus: 404,
  requestId: '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a',
  message: 'Media not found with mda-kdm3zj2ysd7fs8iq',
}

/** Making a VodError beside making an Error, and what the handler does with errors that it forwards. */
export function otherErrorTasks(): Readonly<Record<string, Task>> {
  const cause = {}
  const readRequest = (request: IncomingRequest) => request
  const { respond } = createResponder({ readRequest, canForward: () => true }, { logger: false })
  const request = requestIn('en-US')
  const forwarded = Object.entries(OTHER_ERRORS).map(([name, make]): [string, Task] => {
    const thrown = make()
    if (respond(thrown, request) !== undefined) throw new Error(`Expected ${name} to be forwarded`)
    return [forwardedName(name), () => respond(thrown, request)]
  })
  return {
    [MAKING.vodError]: () => VodError.withoutStack(FACTS, cause),
    [MAKING.error]: () => new Error(FACTS.message, { cause }),
    ...Object.fromEntries(forwarded),
  }
}
