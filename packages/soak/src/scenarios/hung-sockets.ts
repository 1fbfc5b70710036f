import { setTimeout as sleep } from 'node:timers/promises'
import { faultsOf } from '../failure-kinds.ts'
import { requestFailingCall } from '../load/request-failing-call.ts'
import { atMost, mustBe, type Result } from '../report/row.ts'
import { count } from '../report/units.ts'
import { problemRows } from './ledger-rows.ts'
import { startTestBed, stopTestBed, type TestBed } from './test-bed.ts'

/** How many calls hang, and how long they may. */
export interface HungSocketsSettings {
  /** At both BFFs together. */
  readonly calls: number
  /** The `timeout` of each call to VOD. */
  readonly seconds: number
}

/** Of `wrapVodClient`, to one host. */
const POOL_SIZE = 128

/** How long the last sockets may take to close, in milliseconds. */
const PATIENCE = 5_000

/** More calls of the wrapped SDK than it has connections, to none of which VOD responds: the sockets close with the calls. */
export async function hungSockets({ calls, seconds }: HungSocketsSettings): Promise<Result> {
  const testBed = await startTestBed({
    faults: faultsOf(['hung']),
    timeout: seconds * 1000,
    connections: calls,
  })
  try {
    const before = await socketsAtVod(testBed)
    const watch = new AbortController()
    const most = mostSockets(testBed, watch.signal)
    const responses = await Promise.all(
      Array.from({ length: calls }, (_item, serial) => request(testBed, serial)),
    )
    watch.abort()
    const poolSize = POOL_SIZE * testBed.bffs.length
    const rows = [
      mustBe('504 UpstreamTimeout responses', count(responses.filter(Boolean).length), count(calls)),
      atMost('most sockets open at VOD', await most, { max: poolSize, show: count }),
      mustBe('sockets open at VOD after the deadline', await backTo(before, testBed), before),
      ...problemRows(testBed.problems),
    ]
    return { title: `Hung sockets: ${count(calls)} calls at once, a timeout of ${seconds} s`, rows }
  } finally {
    await stopTestBed(testBed)
  }
}

async function request(testBed: TestBed, serial: number): Promise<unknown> {
  const bff = testBed.bffs[serial % testBed.bffs.length]
  return bff && (await requestFailingCall(bff, { kind: 'hung', client: 'sdk', serial }, testBed))
}

async function socketsAtVod({ upstream }: TestBed): Promise<number> {
  const { resources } = await upstream.query('figures')
  return resources['TCPSocketWrap'] ?? 0
}

async function mostSockets(testBed: TestBed, signal: AbortSignal): Promise<number> {
  let most = 0
  while (!signal.aborted) {
    most = Math.max(most, await socketsAtVod(testBed))
    await sleep(100)
  }
  return most
}

async function backTo(before: number, testBed: TestBed): Promise<number> {
  const deadline = performance.now() + PATIENCE
  let now = await socketsAtVod(testBed)
  while (now > before && performance.now() < deadline) {
    await sleep(100)
    now = await socketsAtVod(testBed)
  }
  return now
}
