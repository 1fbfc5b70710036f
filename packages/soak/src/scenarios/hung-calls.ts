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
import { closePools, closeStage, openStage, type Stage, takeCalls } from './stage.ts'

/** How many calls hang, and how long they may. */
export interface HungCallsSettings {
  /** At both BFFs together. */
  readonly calls: number
  /** The `timeout` of each call to VOD. */
  readonly seconds: number
}

/** Requests on their way to VOD at once: a listening socket of node's has a queue for 511, and drops what is more. */
const AT_ONCE = 400

/**
 * Milliseconds. A BFF is one thread, and four processes share the cores: thousands of answers that fall due almost
 * together are written one after the other. On two busy cores the last one was seen 3 to 20 s late.
 */
const SLACK = 20_000

/** Calls that VOD never answers, all at the same time: each must be answered when its time is up, and nothing may stay. */
export async function hungCalls({ calls, seconds }: HungCallsSettings): Promise<Result> {
  expectOpenFiles(calls)
  const timeout = seconds * 1000
  const stage = await openStage({ faults: faultsOf(['hung']), timeout, connections: calls })
  try {
    const before = await atRest([...stage.bffs.map(({ server }) => server), stage.upstream])
    const began = performance.now()
    const replies = await begin(stage, { calls, until: timeout })
    const ramp = performance.now() - began
    const { resources } = await stage.upstream.ask('figures')
    const took = (await Promise.all(replies)).flatMap((reply) => (reply ? [reply.took] : []))
    await closeBooks(stage)
    await closePools(stage.bffs)
    const rows = [
      atLeast('calls that hung at VOD at the same moment', resources['TCPSocketWrap'] ?? 0, calls),
      told('until they were all there', milliseconds(ramp)),
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

/** Begins every request, on both BFFs in turn, as fast as VOD takes their calls. Resolves to the answers to come. */
async function begin(stage: Stage, { calls, until }: Ramp): Promise<readonly Promise<Reply | undefined>[]> {
  const end = performance.now() + until
  const replies: Promise<Reply | undefined>[] = []
  let arrived = 0
  while (arrived < calls && performance.now() < end) {
    const mayBegin = Math.min(calls, arrived + AT_ONCE)
    while (replies.length < mayBegin) replies.push(askHung(stage, replies.length))
    await sleep(20)
    arrived += await takeCalls(stage)
  }
  return replies
}

/** How many are to hang, and after how many milliseconds the first will hang no more. */
interface Ramp {
  readonly calls: number
  readonly until: number
}

async function askHung(stage: Stage, serial: number): Promise<Reply | undefined> {
  const bff = stage.bffs[serial % stage.bffs.length]
  return bff && askFailing(bff, { kind: 'hung', client: 'fetch', serial }, stage)
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
