import { execSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { faultsOf } from '../failure-kinds.ts'
import type { BffResponse } from '../load/request-bff.ts'
import { requestFailingCall } from '../load/request-failing-call.ts'
import { quantile } from '../median.ts'
import { atLeast, atMost, info, mustBe, type Result, type Row } from '../report/row.ts'
import { count, milliseconds } from '../report/units.ts'
import { leakRows, readResources } from './leaks.ts'
import { idRows, problemRows, settleLedger } from './ledger-rows.ts'
import { closePools, recordCalls, startTestBed, stopTestBed, type TestBed } from './test-bed.ts'

/** How many calls hang, and for how long. */
export interface HungCallsSettings {
  /** In total, over both BFFs. */
  readonly calls: number
  /** The `timeout` of each call to VOD. */
  readonly seconds: number
}

/** The most requests that may be on their way to VOD at once: Node's listen backlog is 511. */
const MAX_PENDING = 400

/**
 * How late a response may be, in milliseconds. A BFF is single-threaded and four processes share the cores, so thousands
 * of responses that fall due at about the same time are written one after another. On two busy cores, we saw the last one
 * 3 to 20 s late.
 */
const SLACK = 20_000

/** Makes concurrent calls that VOD never responds to. Each must time out with a response, and nothing may leak. */
export async function hungCalls({ calls, seconds }: HungCallsSettings): Promise<Result> {
  expectOpenFiles(calls)
  const timeout = seconds * 1000
  const testBed = await startTestBed({ faults: faultsOf(['hung']), timeout, connections: calls })
  try {
    const before = await readResources([...testBed.bffs.map(({ server }) => server), testBed.upstream])
    const began = performance.now()
    const responses = await sendAll(testBed, { calls, within: timeout })
    const ramp = performance.now() - began
    const { resources } = await testBed.upstream.query('figures')
    const took = (await Promise.all(responses)).flatMap((response) => (response ? [response.took] : []))
    await settleLedger(testBed)
    await closePools(testBed.bffs)
    const rows = [
      atLeast('calls hanging at VOD at the same time', resources['TCPSocketWrap'] ?? 0, calls),
      info('time until all were hanging', milliseconds(ramp)),
      ...timeRows(took, { calls, timeout }),
      ...problemRows(testBed.problems),
      ...idRows(testBed.ledger),
      ...(await leakRows(before)),
    ]
    return { title: `Hung calls: ${count(calls)} at once, timing out after ${seconds} s`, rows }
  } finally {
    await stopTestBed(testBed)
  }
}

/** A BFF opens two sockets per call and gets half of the calls. VOD and this process open one socket for every call. */
function expectOpenFiles(calls: number): void {
  const needed = calls + 200
  const limit = Number(execSync('ulimit -n', { encoding: 'utf8' }).replace('unlimited', 'Infinity'))
  if (limit >= needed) return
  throw new Error(
    `${calls} calls need ${needed} open files in one process, the limit is ${limit}: raise it with ` +
      `\`ulimit -n ${needed}\`, or use fewer calls with --calls ${Math.max(1, limit - 200)}`,
  )
}

/** Sends all requests, to both BFFs in turn, as fast as VOD accepts their calls. Resolves to the pending responses. */
async function sendAll(
  testBed: TestBed,
  { calls, within }: RampOptions,
): Promise<readonly Promise<BffResponse | undefined>[]> {
  const end = performance.now() + within
  const responses: Promise<BffResponse | undefined>[] = []
  let arrived = 0
  while (arrived < calls && performance.now() < end) {
    const allowed = Math.min(calls, arrived + MAX_PENDING)
    while (responses.length < allowed) responses.push(requestHungCall(testBed, responses.length))
    await sleep(20)
    arrived += await recordCalls(testBed)
  }
  return responses
}

interface RampOptions {
  readonly calls: number
  /** Milliseconds until the first call times out. */
  readonly within: number
}

async function requestHungCall(testBed: TestBed, serial: number): Promise<BffResponse | undefined> {
  const bff = testBed.bffs[serial % testBed.bffs.length]
  return bff && requestFailingCall(bff, { kind: 'hung', client: 'fetch', serial }, testBed)
}

function timeRows(
  took: readonly number[],
  { calls, timeout }: { calls: number; timeout: number },
): readonly Row[] {
  return [
    mustBe('504 UpstreamTimeout responses', count(took.length), count(calls)),
    info('response time, median', milliseconds(quantile(took, 0.5))),
    atMost('response time, longest', Math.max(...took), { max: timeout + SLACK, show: milliseconds }),
  ]
}
