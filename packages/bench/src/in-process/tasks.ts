import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { VodError, wrapVodClient } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import finalhandler from 'finalhandler'
import strongErrorHandler from 'strong-error-handler'
import { OTHER_ERRORS } from '../contenders/other-errors.ts'
import { mediaNotFound, REQUEST_ID } from '../contenders/rejection.ts'
import { CLIENT_SHAPES } from './shapes.ts'

/** A function to time. If it returns a promise, the time until it settles is measured. */
export type Task = () => unknown

const ADAPTER = { readRequest: (request: IncomingRequest) => request, canForward: () => true }

/** Does not log: the cost of the log line is measured separately. */
const { respond } = createResponder(ADAPTER, { logger: false })

const REQUEST: IncomingRequest = {
  method: 'GET',
  url: '/media/mda-kdm3zj2ysd7fs8iq',
  headers: { host: '127.0.0.1', accept: 'application/json', 'accept-language': 'en-US,en;q=0.9' },
  state: {},
  route: '/media/:mediaId',
}
const CHINESE = { ...REQUEST, headers: { ...REQUEST.headers, 'accept-language': 'zh-CN,zh;q=0.9' } }

/** A thrown value to its response. Fails if it would be forwarded, which costs next to nothing. */
function responding(make: () => unknown, request = REQUEST): Task {
  const outcome = respond(make(), request)
  if (!outcome || outcome instanceof Promise) throw new Error('Expected a synchronous response')
  return () => respond(make(), request)
}

function forwarding(make: () => unknown): Task {
  const thrown = make()
  if (respond(thrown, REQUEST) !== undefined) throw new Error(`Expected ${thrown} to be forwarded`)
  return () => respond(thrown, REQUEST)
}

/** A response that is not sent. */
class MockResponse extends ServerResponse {
  override end(): this {
    return this
  }
}

function mockRequest(): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  // finalhandler waits for the end of the request.
  return Object.assign(request, { method: 'GET', url: REQUEST.url, complete: true, readable: false })
}

/** Other libraries. Each gets a new response for each call, as a server would create it. */
function peerTasks(): Readonly<Record<string, Task>> {
  const request = mockRequest()
  const handleStrongly = strongErrorHandler({ log: false })
  return {
    finalhandler: () =>
      finalhandler(request, new MockResponse(request), { env: 'production' })(mediaNotFound()),
    'strong-error-handler': () =>
      Reflect.apply(handleStrongly, undefined, [mediaNotFound(), request, new MockResponse(request)]),
  }
}

/** Calls that cost nothing but what wraps them. */
function callTasks(): Readonly<Record<string, Task>> {
  const client = { getMediaResource: (_mediaId: string) => Promise.resolve(REQUEST) }
  const wrapped = wrapVodClient(client)
  const timed = wrapVodClient(client, { timeout: 3000 })
  return {
    'the bare call': () => client.getMediaResource('mda-1'),
    wrapVodClient: () => wrapped.getMediaResource('mda-1'),
    'wrapVodClient with a timeout': () => timed.getMediaResource('mda-1'),
  }
}

/** Everything that is timed, by name. */
export function allTasks(): Readonly<Record<string, Task>> {
  const message = 'Media not found with mda-kdm3zj2ysd7fs8iq'
  const facts = { upstreamCode: 'MediaException.MediaNotFound', requestId: REQUEST_ID, message }
  const body = { requestId: REQUEST_ID, code: 'MediaNotFound', message }
  const cause = {}
  return {
    ...mapValues(CLIENT_SHAPES, (make) => responding(make)),
    'ours, zh-CN': responding(mediaNotFound, CHINESE),
    'JSON.stringify of the body': () => JSON.stringify(body),
    ...peerTasks(),
    ...callTasks(),
    'a VodError': () => VodError.withoutStack(facts, cause),
    'an Error with a cause': () => new Error(message, { cause }),
    ...mapValues(OTHER_ERRORS, forwarding),
  }
}

function mapValues<Value>(values: Readonly<Record<string, Value>>, map: (value: Value) => Task) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))
}
