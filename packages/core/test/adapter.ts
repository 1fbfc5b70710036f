import type { IncomingRequest } from '../src/host.ts'

export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

export const REQUEST: IncomingRequest = {
  method: 'GET',
  url: '/media/mda-1?token=t',
  headers: {},
  state: {},
}

/** A framework whose exchange is the incoming request itself. */
export const ADAPTER = {
  readRequest: (request: IncomingRequest) => request,
}

/** The framework cannot handle `null`. */
export const canForward = (thrown: unknown) => thrown !== null
