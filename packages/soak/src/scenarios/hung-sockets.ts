import { setTimeout as sleep } from 'node:timers/promises'
import { faultsOf } from '../failure-kinds.ts'
import { askFailing } from '../load/ask-failing.ts'
import { atMost, mustBe, type Result } from '../report/row.ts'
import { count } from '../report/units.ts'
import { troubleRows } from './books.ts'
import { closeStage, openStage, type Stage } from './stage.ts'

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

/** More calls of the wrapped SDK than it has connections, none of which VOD answers: the sockets close with the calls. */
export async function hungSockets({ calls, seconds }: HungSocketsSettings): Promise<Result> {
  const stage = await openStage({ faults: faultsOf(['hung']), timeout: seconds * 1000, connections: calls })
  try {
    const before = await socketsAtVod(stage)
    const watch = new AbortController()
    const most = mostSockets(stage, watch.signal)
    const replies = await Promise.all(Array.from({ length: calls }, (_item, serial) => ask(stage, serial)))
    watch.abort()
    const poolSize = POOL_SIZE * stage.bffs.length
    const rows = [
      mustBe('answered with 504 UpstreamTimeout', count(replies.filter(Boolean).length), count(calls)),
      atMost('most sockets open at VOD', await most, { most: poolSize, show: count }),
      mustBe('sockets open at VOD after the deadline', await backTo(before, stage), before),
      ...troubleRows(stage.troubles),
    ]
    return { title: `Hung sockets: ${count(calls)} calls at once, a timeout of ${seconds} s`, rows }
  } finally {
    await closeStage(stage)
  }
}

async function ask(stage: Stage, serial: number): Promise<unknown> {
  const bff = stage.bffs[serial % stage.bffs.length]
  return bff && (await askFailing(bff, { kind: 'hung', client: 'sdk', serial }, stage))
}

async function socketsAtVod({ upstream }: Stage): Promise<number> {
  const { resources } = await upstream.ask('figures')
  return resources['TCPSocketWrap'] ?? 0
}

async function mostSockets(stage: Stage, signal: AbortSignal): Promise<number> {
  let most = 0
  while (!signal.aborted) {
    most = Math.max(most, await socketsAtVod(stage))
    await sleep(100)
  }
  return most
}

async function backTo(before: number, stage: Stage): Promise<number> {
  const deadline = performance.now() + PATIENCE
  let now = await socketsAtVod(stage)
  while (now > before && performance.now() < deadline) {
    await sleep(100)
    now = await socketsAtVod(stage)
  }
  return now
}
