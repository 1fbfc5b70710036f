import { execSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { faultsOf } from '../failure-kinds.ts'
import type { Reply } from '../load/ask.ts'
import { askFailing } from '../load/ask-failing.ts'
import { quantile } from '../median.ts'
import { atLeast, atMost, mustBe, type Result, type Row, told } from '../report/row.ts'
import { count, milliseconds } from '../report/units.ts'
import { closeBooks, idRows, troubleRows } from './books.ts'
import { atRest, backAtRest } from './rest.ts'
import { closePools, closeStage, openStage, type Stage } from './stage.ts'

/** How many calls hang, and how long they may. */
export interface HungCallsSettings {
  /** At both BFFs together. */
  readonly calls: number
  /** The `timeout` of each call to VOD. */
  readonly seconds: number
}

/** Requests that begin at once: more would have to wait for the connection in the queue of the listening socket. */
const AT_ONCE = 100

/** A BFF is one thread: thousands of answers that fall due together are written one after the other. Milliseconds. */
const SLACK = 10_000

/** Calls that VOD never answers, all at the same time: each must be answered when its time is up, and nothing may stay. */
export async function hungCalls({ calls, seconds }: HungCallsSettings): Promise<Result> {
  expectOpenFiles(calls)
  const timeout = seconds * 1000
  const stage = await openStage({ faults: faultsOf(['hung']), timeout, connections: calls })
  try {
    const before = await atRest([...stage.bffs.map(({ server }) => server), stage.upstream])
    const replies = await begin(stage, calls)
    const hanging = await mostHanging(stage, { calls, until: timeout })
    const took = (await Promise.all(replies)).flatMap((reply) => (reply ? [reply.took] : []))
    await closeBooks(stage)
    await closePools(stage.bffs)
    const rows = [
      atLeast('calls that hung at VOD at the same moment', hanging, calls),
      ...timeRows(took, { calls, timeout }),
      ...troubleRows(stage.troubles),
      ...idRows(stage.ledger),
      ...(await backAtRest(before)),
    ]
    return { title: `Hung calls: ${count(calls)} at once, given up on after ${seconds} s`, rows }
  } finally {
    await closeStage(stage)
  }
}

/** A BFF has two sockets for each of its calls, VOD and the driver one for each call of both. */
function expectOpenFiles(calls: number): void {
  const needed = calls + 200
  const limit = Number(execSync('ulimit -n', { encoding: 'utf8' }).replace('unlimited', 'Infinity'))
  if (limit >= needed) return
  throw new Error(
    `${calls} calls need ${needed} open files in one process, the limit is ${limit}: raise it with ` +
      `\`ulimit -n ${needed}\`, or hang fewer calls with --calls ${Math.max(1, limit - 200)}`,
  )
}

/** Begins every request, on both BFFs in turn. Resolves when all are under way, to their answers to come. */
async function begin(stage: Stage, calls: number): Promise<readonly Promise<Reply | undefined>[]> {
  const replies: Promise<Reply | undefined>[] = []
  while (replies.length < calls) {
    for (const bff of stage.bffs) {
      if (replies.length >= calls) break
      replies.push(askFailing(bff, { kind: 'hung', client: 'fetch', serial: replies.length }, stage))
    }
    if (replies.length % AT_ONCE === 0) await sleep(20)
  }
  return replies
}

/** The most connections that VOD has open at one time, looked at until there are enough or the time is up. */
async function mostHanging(
  { upstream }: Stage,
  { calls, until }: { calls: number; until: number },
): Promise<number> {
  const end = performance.now() + until
  let most = 0
  while (most < calls && performance.now() < end) {
    const { resources } = await upstream.ask('figures')
    most = Math.max(most, resources['TCPSocketWrap'] ?? 0)
    await sleep(100)
  }
  return most
}

function timeRows(
  took: readonly number[],
  { calls, timeout }: { calls: number; timeout: number },
): readonly Row[] {
  return [
    mustBe('answered with 504 UpstreamTimeout', count(took.length), count(calls)),
    told('time to the answer, median', milliseconds(quantile(took, 0.5))),
    atMost('time to the answer, longest', Math.max(...took), { most: timeout + SLACK, show: milliseconds }),
  ]
}
