import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { VodError, wrapVodClient } from '@vod-errors/core'
import { createResponder, type IncomingRequest } from '@vod-errors/core/host'
import finalhandler from 'finalhandler'
import { Bench } from 'tinybench'
import { OTHER_ERRORS } from './contenders/other-errors.ts'
import { mediaNotFound, REQUEST_ID } from './contenders/rejection.ts'

/** The calls of a batch: reading the clock takes as long as one call. */
const BATCH = 50
/** V8 still compiles during the first pass, and a slow phase of the machine affects only some. */
const PASSES = 5

/** Does not log: the cost of the log line is measured with servers. */
const adapter = { readRequest: (request: IncomingRequest) => request }
const { respond } = createResponder(adapter, { logger: false })

const REQUEST: IncomingRequest = {
  method: 'GET',
  url: '/media/mda-kdm3zj2ysd7fs8iq',
  headers: { host: '127.0.0.1', accept: 'application/json', 'accept-language': 'en-US,en;q=0.9' },
  state: {},
  route: '/media/:mediaId',
}

/** A response that is not sent; each call gets a new one, as a server would create it. */
class MockResponse extends ServerResponse {
  override end(): this {
    return this
  }
}

// finalhandler waits for the end of the request.
const request = Object.assign(new IncomingMessage(new Socket()), { complete: true, readable: false })

const message = 'Media not found with mda-kdm3zj2ysd7fs8iq'
const facts = { upstreamCode: 'MediaException.MediaNotFound', requestId: REQUEST_ID, message }
const BODY = { requestId: REQUEST_ID, code: 'MediaNotFound', message }
const cause = {}
const client = { getMediaResource: (_mediaId: string) => Promise.resolve(REQUEST) }
const wrapped = wrapVodClient(client)

/** What is timed, by name. If it returns a promise, the time until it settles is measured. */
const TASKS: Readonly<Record<string, () => unknown>> = {
  '@baiducloud/sdk': () => respond(mediaNotFound(), REQUEST),
  'JSON.stringify of the body': () => JSON.stringify(BODY),
  finalhandler: () =>
    finalhandler(request, new MockResponse(request), { env: 'production' })(mediaNotFound()),
  'a VodError': () => VodError.withoutStack(facts, cause),
  'an Error with a cause': () => new Error(message, { cause }),
  // Calls that cost nothing but what wraps them.
  'the bare call': () => client.getMediaResource('mda-1'),
  wrapVodClient: () => wrapped.getMediaResource('mda-1'),
  ...Object.fromEntries(Object.entries(OTHER_ERRORS).map(([name, make]) => [name, forwarding(make())])),
}

function forwarding(thrown: unknown): () => unknown {
  if (respond(thrown, REQUEST) !== undefined) throw new Error(`Expected ${thrown} to be forwarded`)
  return () => respond(thrown, REQUEST)
}

/** Awaits only promises: awaiting costs more than a short call. */
function batchOf(task: () => unknown): () => void | Promise<void> {
  if (task() instanceof Promise) {
    return async () => {
      for (let call = 0; call < BATCH; call++) await task()
    }
  }
  return () => {
    for (let call = 0; call < BATCH; call++) task()
  }
}

// What is forwarded costs next to nothing.
if (!respond(mediaNotFound(), REQUEST)) throw new Error('Expected a response')
/** Prints nanoseconds per call by name, as JSON: the minimum of tinybench's medians over all passes. */
const best: Record<string, number> = {}
for (let pass = 0; pass < PASSES; pass++) {
  const bench = new Bench({ time: 40, warmupTime: 40, throws: true })
  for (const [name, task] of Object.entries(TASKS)) bench.add(name, batchOf(task))
  await bench.run()
  for (const { name, result } of bench.tasks) {
    if (result.state !== 'completed') throw new Error(`${name} did not complete: ${result.state}`)
    best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, (result.latency.p50 * 1e6) / BATCH)
  }
}
console.log(JSON.stringify(best))
