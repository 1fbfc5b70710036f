import { once } from 'node:events'
import autocannon from 'autocannon'
import type { BffResponse } from './check-response.ts'

/** Which requests to send, and what to do with the responses. */
export interface LoadOptions {
  readonly url: string
  readonly connections: number
  /** The next request: its client and its media id. */
  readonly next: () => readonly [client: string, mediaId: string]
  readonly onResponse: OnResponse
}

/** Gets each response. `sentAt`: of `performance.now()`. */
export type OnResponse = (mediaId: string, response: BffResponse, sentAt: number) => void

/** Requests to a BFF. */
export interface BffLoad {
  /** Waits for the responses to all requests, then stops. Resolves to the number of requests that got none. */
  stop(): Promise<number>
}

const DAY = 86_400
/** Seconds without a response until a request is given up. */
const TIMEOUT = 120
/** Milliseconds, longer than any response takes. */
const PATIENCE = 60_000
/** A path that calls nothing: autocannon cannot pause, and aborts what is under way when it stops. */
const IDLE = '/idle/-'

/**
 * Sends requests, each when the one before it on the same connection has its response; if told so, at most so many per second
 * on each connection.
 */
export function startBffLoad(options: LoadOptions, perSecond?: number): BffLoad {
  const { url, connections } = options
  const { request, state } = prepareRequest(options)
  const rate = perSecond !== undefined && { connectionRate: perSecond }
  const always = { duration: DAY, timeout: TIMEOUT }
  const load = autocannon({ url, connections, ...always, ...rate, requests: [request] }, () => {})
  return {
    async stop() {
      state.isOver = true
      const deadline = AbortSignal.timeout(PATIENCE)
      if (state.open > 0) await once(state.closed, 'closed', { signal: deadline }).catch(() => {})
      const done = once(load, 'done')
      load.stop?.()
      await done
      return state.open
    },
  }
}

/** Stops all. Resolves to a sentence for each that misses responses. */
export async function stopLoads(loads: readonly BffLoad[]): Promise<readonly string[]> {
  const missing = await Promise.all(loads.map((load) => load.stop()))
  return missing.filter((count) => count > 0).map((count) => `${count} missing responses`)
}

/** Sends one request on each connection. Resolves when all have their responses. */
export async function loadBffOnce(options: LoadOptions): Promise<void> {
  const { url, connections } = options
  const { request } = prepareRequest(options)
  await autocannon({ url, connections, amount: connections, timeout: TIMEOUT, requests: [request] })
}

function prepareRequest({ next, onResponse }: LoadOptions) {
  const state = { open: 0, isOver: false, closed: new EventTarget() }
  const request: autocannon.Request = {
    setupRequest(request, context) {
      if (state.isOver) return { ...request, path: IDLE }
      const [client, mediaId] = next()
      state.open += 1
      Object.assign(context, { mediaId, sentAt: performance.now() })
      return { ...request, path: `/${client}/${mediaId}` }
    },
    onResponse(status, text, context, headers = {}) {
      const { mediaId, sentAt } = Object(context)
      if (mediaId === undefined) return
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
      onResponse(mediaId, { status, text, headers: Object.fromEntries(lower) }, sentAt)
      state.open -= 1
      if (state.isOver && state.open === 0) state.closed.dispatchEvent(new Event('closed'))
    },
  }
  return { request, state }
}
