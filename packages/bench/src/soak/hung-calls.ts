import { execSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { mediaIdOf } from './failure-kinds.ts'
import { loadBffOnce, type OnResponse } from './load-bff.ts'
import { type Row, within } from './row.ts'
import {
  eventually,
  leakRows,
  problemRows,
  readHeld,
  recordCalls,
  recordResponse,
  type Scale,
  type TestBed,
  withTestBed,
} from './test-bed.ts'

/** The most requests that are sent at once: Node's listen backlog is 511. */
const BATCH = 200
/** Milliseconds between two batches. */
const PAUSE = 200

/**
 * How late a response may be, in milliseconds. A BFF is single-threaded and four processes share the cores, so thousands
 * of responses that fall due at about the same time are written one after another. On two busy cores, we saw the last one
 * 3 to 20 s late.
 */
const SLACK = 20_000

/** Concurrent calls that VOD never responds to. Each must time out with a response, and nothing may leak. */
export function hungCalls({ seconds = 60, calls = 10_000 }: Scale): Promise<readonly Row[]> {
  expectOpenFiles(calls)
  return withTestBed({ timeout: seconds * 1000 }, async (testBed) => {
    const before = await readHeld(testBed.bffs)
    const sent = sendAll(testBed, calls)
    let hanging = 0
    await eventually(async () => {
      hanging = Math.max(hanging, await recordCalls(testBed))
      return hanging >= calls
    }, seconds * 1000)
    const times = await sent
    return [
      within('calls hanging at VOD at the same time', hanging, [calls, Infinity]),
      within('504 UpstreamTimeout responses', times.length, [calls, calls]),
      within('ms until the last of them', Math.max(...times), [0, seconds * 1000 + SLACK]),
      ...(await problemRows(testBed)),
      ...(await leakRows(testBed.bffs, before)),
    ]
  })
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

/** Sends hung calls to both BFFs in turn, each on its own connection. Resolves to the milliseconds of each response. */
async function sendAll(testBed: TestBed, calls: number): Promise<readonly number[]> {
  const times: number[] = []
  let serial = 0
  const next = () => ['fetch', mediaIdOf('hung', serial++)] as const
  const onResponse: OnResponse = (mediaId, response, sentAt) => {
    times.push(performance.now() - sentAt)
    recordResponse(testBed, mediaId, response)
  }
  const loads: Promise<unknown>[] = []
  for (let sent = 0; sent < calls; sent += BATCH) {
    const connections = Math.min(BATCH, calls - sent) / testBed.bffs.length
    for (const { server } of testBed.bffs)
      loads.push(loadBffOnce({ url: server.url, connections, next, onResponse }))
    await sleep(PAUSE)
  }
  await Promise.all(loads)
  return times
}
