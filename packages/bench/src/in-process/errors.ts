import type { ErrorResponse } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import finalhandler from 'finalhandler'
import strongErrorHandler from 'strong-error-handler'
import { mediaNotFound } from '../contenders/rejection.ts'
import type { Task } from '../measure/nanoseconds.ts'
import { MockResponse, mockRequest } from './mock-exchange.ts'
import { CLIENT_SHAPES } from './shapes.ts'

const ADAPTER = { readRequest: (request: IncomingRequest) => request, canForward: () => true }

/** Does not log: the cost of the log line is measured separately. */
const { respond } = createResponder(ADAPTER, { logger: false })

/** The `Accept-Language` header for each locale. */
const LANGUAGES = { en: 'en-US,en;q=0.9', 'zh-CN': 'zh-CN,zh;q=0.9,en;q=0.8' } as const

/** The names of the comparisons. */
export const BASELINES = {
  stringify: 'JSON.stringify of the same body',
  finalhandler: 'finalhandler',
  strongErrorHandler: 'strong-error-handler',
} as const

/** The row name of a shape in a locale. */
export function rowName(shape: string, locale: keyof typeof LANGUAGES): string {
  return `${shape} → ${locale}`
}

/**
 * Creates tasks that turn a thrown value into status, headers and body, for each shape and locale and with the function
 * that the adapters use. The baselines handle the first shape.
 *
 * @throws {Error} if a response is not in the expected locale.
 */
export function errorTasks(): Readonly<Record<string, Task>> {
  const ours = Object.entries(CLIENT_SHAPES).flatMap(([shape, thrown]) =>
    (['en', 'zh-CN'] as const).map((locale) => [rowName(shape, locale), oursTask(thrown, locale)] as const),
  )
  return { ...Object.fromEntries(ours), ...baselineTasks() }
}

function oursTask(thrown: () => unknown, locale: keyof typeof LANGUAGES): Task {
  const request = requestIn(LANGUAGES[locale])
  const actual = responseTo(thrown(), request).headers['content-language']
  if (actual !== locale) throw new Error(`Expected a response in ${locale}, got one in ${actual}`)
  return () => respond(thrown(), request)
}

/** The response to one thrown value. */
function responseTo(thrown: unknown, request = requestIn(LANGUAGES.en)): ErrorResponse {
  const outcome = respond(thrown, request)
  if (!outcome || outcome instanceof Promise) throw new Error('Expected a synchronous response')
  return outcome
}

/** A request as an adapter describes it. */
export function requestIn(language: string): IncomingRequest {
  return {
    method: 'GET',
    url: '/media/mda-kdm3zj2ysd7fs8iq',
    headers: { host: '127.0.0.1', accept: 'application/json', 'accept-language': language },
    state: {},
    route: '/media/:mediaId',
  }
}

function baselineTasks(): Readonly<Record<string, Task>> {
  const body: unknown = JSON.parse(responseTo(mediaNotFound()).body)
  const request = mockRequest()
  const handleStrongly = strongErrorHandler({ log: false })
  const peers: Readonly<Record<string, (response: MockResponse) => unknown>> = {
    [BASELINES.finalhandler]: (response) =>
      finalhandler(request, response, { env: 'production' })(mediaNotFound()),
    [BASELINES.strongErrorHandler]: (response) =>
      Reflect.apply(handleStrongly, undefined, [mediaNotFound(), request, response]),
  }
  return {
    [BASELINES.stringify]: () => JSON.stringify(body),
    ...Object.fromEntries(Object.entries(peers).map(([name, handle]) => [name, peerTask(name, handle)])),
  }
}

/** Creates a new response for each call, as a server would. */
function peerTask(name: string, handle: (response: MockResponse) => unknown): Task {
  const request = mockRequest()
  const first = new MockResponse(request)
  handle(first)
  if (first.written === undefined) throw new Error(`Expected ${name} to write a response`)
  return () => handle(new MockResponse(request))
}
