import { setTimeout as sleep } from 'node:timers/promises'
import { faultsOf, type KindName } from '../failure-kinds.ts'
import { askFailing } from '../load/ask-failing.ts'
import { atLeast, type Result, type Row, told } from '../report/row.ts'
import { count } from '../report/units.ts'
import type { Figures } from '../servers/questions.ts'
import { closeBooks, idRows, troubleRows } from './books.ts'
import { heapRows } from './heap-trend.ts'
import { atRest, backAtRest } from './rest.ts'
import { type Bff, closePools, closeStage, openStage, type Stage, takeCalls } from './stage.ts'

/** Each twice, once by each client. */
const KINDS: readonly KindName[] = ['missing', 'denied', 'broken', 'cut', 'page']
const CLIENTS = ['sdk', 'fetch'] as const

/** Requests under way at each BFF at any time: enough to keep its one thread busy. */
const AT_ONCE = 32

/** The share of the time before the first sample, in which code is compiled and pools are filled. */
const WARM_UP = 0.25

/** How long the storm lasts. */
export interface StormSettings {
  readonly seconds: number
}

/** Nothing but failures, at the full rate of both BFFs; every answer is checked, its id joined with VOD's journal and the log. */
export async function storm({ seconds }: StormSettings): Promise<Result> {
  const stage = await openStage({ faults: faultsOf(KINDS), timeout: 30_000, connections: AT_ONCE })
  try {
    const before = await atRest(stage.bffs.map(({ server }) => server))
    const [asked, samples] = await Promise.all([blow(stage, seconds), watch(stage, seconds)])
    await closeBooks(stage)
    await closePools(stage.bffs)
    await stage.upstream.kill()
    const rows = [
      ...rateRows(stage.bffs, asked, seconds),
      ...troubleRows(stage.troubles),
      ...idRows(stage.ledger),
      ...samples.flatMap((each, index) => heapRows(stage.bffs[index]?.server.name ?? '', each)),
      ...(await backAtRest(before)),
    ]
    return { title: `Storm: ${seconds} s of nothing but failures at full rate`, rows }
  } finally {
    await closeStage(stage)
  }
}

/** Keeps every BFF busy for so long; resolves to the number of answers of each. */
async function blow(stage: Stage, seconds: number): Promise<readonly number[]> {
  const end = performance.now() + seconds * 1000
  let serial = 0

  async function keepAsking(bff: Bff): Promise<number> {
    let answers = 0
    while (performance.now() < end && bff.server.isRunning) {
      if (await askFailing(bff, requestOf(serial++), stage)) answers += 1
    }
    return answers
  }

  return Promise.all(
    stage.bffs.map(async (bff) => {
      const each = await Promise.all(Array.from({ length: AT_ONCE }, () => keepAsking(bff)))
      return each.reduce((sum, answers) => sum + answers, 0)
    }),
  )
}

function requestOf(serial: number) {
  const kind = KINDS[serial % KINDS.length] ?? 'missing'
  const client = CLIENTS[Math.floor(serial / KINDS.length) % CLIENTS.length] ?? 'sdk'
  return { kind, client, serial }
}

/** Samples every BFF meanwhile, and keeps VOD's journal short. Resolves to the samples of each. */
async function watch(stage: Stage, seconds: number): Promise<readonly (readonly Figures[])[]> {
  const end = performance.now() + seconds * 1000
  const samples: Figures[][] = stage.bffs.map(() => [])
  await sleep(seconds * 1000 * WARM_UP)
  while (performance.now() < end) {
    await takeCalls(stage)
    for (const [index, { server }] of stage.bffs.entries()) samples[index]?.push(await server.ask('figures'))
    await sleep(Math.min(1000, seconds * 20))
  }
  return samples
}

function rateRows(bffs: readonly Bff[], asked: readonly number[], seconds: number): readonly Row[] {
  const total = asked.reduce((sum, each) => sum + each, 0)
  const byHost = bffs.map(({ server }, index) => `${server.name} ${count(asked[index] ?? 0)}`)
  return [
    atLeast('answers checked one by one', total, 1),
    told('of which', byHost.join(', ')),
    told('answers a second', count(Math.round(total / seconds))),
  ]
}
