import { setTimeout as sleep } from 'node:timers/promises'
import { faultsOf, type KindName } from '../failure-kinds.ts'
import { requestFailingCall } from '../load/request-failing-call.ts'
import { atLeast, info, type Result, type Row } from '../report/row.ts'
import { count } from '../report/units.ts'
import type { Figures } from '../servers/queries.ts'
import { heapRows } from './heap-trend.ts'
import { leakRows, readResources } from './leaks.ts'
import { idRows, problemRows, settleLedger } from './ledger-rows.ts'
import { type Bff, closePools, recordCalls, startTestBed, stopTestBed, type TestBed } from './test-bed.ts'

/** Each kind is used with both clients. */
const KINDS: readonly KindName[] = ['missing', 'denied', 'broken', 'cut', 'page']
const CLIENTS = ['sdk', 'fetch'] as const

/** Concurrent requests to each BFF: enough to keep its thread busy. */
const CONCURRENCY = 32

/** The share of the time before the first sample, while code is compiled and pools fill up. */
const WARM_UP = 0.25

/** How long the storm lasts. */
export interface StormSettings {
  readonly seconds: number
}

/** Sends failing requests at the full rate of both BFFs. Checks every response, and matches its id with VOD's journal and the log. */
export async function storm({ seconds }: StormSettings): Promise<Result> {
  const testBed = await startTestBed({ faults: faultsOf(KINDS), timeout: 30_000, connections: CONCURRENCY })
  try {
    const before = await readResources(testBed.bffs.map(({ server }) => server))
    const [counts, samples] = await Promise.all([applyLoad(testBed, seconds), watch(testBed, seconds)])
    await settleLedger(testBed)
    await closePools(testBed.bffs)
    await testBed.upstream.kill()
    const rows = [
      ...rateRows(testBed.bffs, counts, seconds),
      ...problemRows(testBed.problems),
      ...idRows(testBed.ledger),
      ...samples.flatMap((each, index) => heapRows(testBed.bffs[index]?.server.name ?? '', each)),
      ...(await leakRows(before)),
    ]
    return { title: `Storm: ${seconds} s of errors only, at full rate`, rows }
  } finally {
    await stopTestBed(testBed)
  }
}

/** Keeps both BFFs busy for the given time. Resolves to the number of responses of each. */
async function applyLoad(testBed: TestBed, seconds: number): Promise<readonly number[]> {
  const end = performance.now() + seconds * 1000
  let serial = 0

  async function keepRequesting(bff: Bff): Promise<number> {
    let responses = 0
    while (performance.now() < end && bff.server.isRunning) {
      if (await requestFailingCall(bff, requestOf(serial++), testBed)) responses += 1
    }
    return responses
  }

  return Promise.all(
    testBed.bffs.map(async (bff) => {
      const each = await Promise.all(Array.from({ length: CONCURRENCY }, () => keepRequesting(bff)))
      return each.reduce((sum, responses) => sum + responses, 0)
    }),
  )
}

function requestOf(serial: number) {
  const kind = KINDS[serial % KINDS.length] ?? 'missing'
  const client = CLIENTS[Math.floor(serial / KINDS.length) % CLIENTS.length] ?? 'sdk'
  return { kind, client, serial }
}

/** Samples every BFF during the storm and keeps VOD's journal short. Resolves to the samples of each BFF. */
async function watch(testBed: TestBed, seconds: number): Promise<readonly (readonly Figures[])[]> {
  const end = performance.now() + seconds * 1000
  const samples: Figures[][] = testBed.bffs.map(() => [])
  await sleep(seconds * 1000 * WARM_UP)
  while (performance.now() < end) {
    await recordCalls(testBed)
    for (const [index, { server }] of testBed.bffs.entries())
      samples[index]?.push(await server.query('figures'))
    await sleep(Math.min(1000, seconds * 20))
  }
  return samples
}

function rateRows(bffs: readonly Bff[], counts: readonly number[], seconds: number): readonly Row[] {
  const total = counts.reduce((sum, each) => sum + each, 0)
  const byHost = bffs.map(({ server }, index) => `${server.name} ${count(counts[index] ?? 0)}`)
  return [
    atLeast('responses checked one by one', total, 1),
    info('of which', byHost.join(', ')),
    info('responses per second', count(Math.round(total / seconds))),
  ]
}
