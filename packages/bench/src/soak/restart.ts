import { setTimeout as sleep } from 'node:timers/promises'
import { judgeResponse, requestIdOf, type Verdict } from './check-response.ts'
import { mediaIdOf, PUBLISHED } from './failure-kinds.ts'
import { type BffLoad, type OnResponse, startBffLoad, stopLoads } from './load-bff.ts'
import { none, type Row, within } from './row.ts'
import { type Bff, eventually, type Scale, type TestBed, withTestBed } from './test-bed.ts'

const MAX_RESTARTS = 3
/** For a shorter run, fewer restarts: VOD is up for three seconds before, between, and after them. */
const UP_FOR = 3

/** Of each connection. Refused calls are so cheap that without a limit VOD gets no CPU time to start. */
const REQUESTS_PER_SECOND = 25

/** How long VOD stays down before it is started again, in milliseconds. Each connection sends once a second. */
const DOWNTIME = 1_100

/** How soon both BFFs must pass on VOD's responses after it is up again, in milliseconds. They never wait before a new call. */
const MAX_RECOVERY = 2_000

/** Below the ports that systems give to outgoing connections: one of those could take VOD's while it is down. */
const PORT = 20_000 + (process.pid % 10_000)

/** What the BFFs have responded since the last change of VOD. */
interface Observed {
  readonly ids: Set<string>
  /** Responses that report VOD as down. */
  down: number
  /** The BFFs that have passed on a response of VOD to a request since then. */
  recovered: Set<string>
  /** Whether VOD is up, and both have recovered: then no call may fail any more. */
  isStable: boolean
  since: number
}

/** Kills and restarts VOD under load. Every response must be valid, and calls must get through again on their own. */
export function restart({ seconds = 12, calls = 16 }: Scale): Promise<readonly Row[]> {
  return withTestBed({ port: PORT, timeout: 2_000 }, async (testBed) => {
    const observed: Observed = { ids: new Set(), down: 0, recovered: new Set(), isStable: false, since: 0 }
    const loads: BffLoad[] = []
    // One after the other, because each sends its requests at the start of its seconds.
    for (let started = 0; started < calls; started += testBed.bffs.length) {
      loads.push(...testBed.bffs.map((bff) => startLoad(bff, testBed, observed)))
      await sleep((1000 / calls) * testBed.bffs.length)
    }
    const restarts = Math.min(MAX_RESTARTS, Math.max(1, Math.floor(seconds / UP_FOR) - 1))
    const upFor = (seconds * 1000) / (restarts + 1)
    const slowest = await killAndStart(testBed, { restarts, upFor }, observed)
    testBed.problems.push(...(await stopLoads(loads)))
    const dead = testBed.bffs.filter(({ server }) => !server.program.isRunning).map(({ name }) => name)
    return [
      within('responses checked', observed.ids.size, [1, Infinity]),
      within('responses that report VOD as down', observed.down, [restarts, Infinity]),
      within('ms from a restart until both BFFs got through, slowest', slowest, [0, MAX_RECOVERY]),
      none('wrong or missing responses, calls that fail later, and unexpected log lines', testBed.problems),
      none('BFFs that have died', dead),
    ]
  })
}

/** Kills VOD and starts it again on the same port, up for equal times. Resolves to the slowest recovery in milliseconds. */
async function killAndStart(
  testBed: TestBed,
  { restarts, upFor }: { readonly restarts: number; readonly upFor: number },
  observed: Observed,
): Promise<number> {
  let slowest = 0
  await sleep(upFor)
  for (let round = 0; round < restarts; round++) {
    observed.isStable = false
    await testBed.vod.program.stop()
    await sleep(DOWNTIME)
    testBed.vod = await testBed.startVod(PORT)
    Object.assign(observed, { recovered: new Set(), since: performance.now() })
    observed.isStable = await eventually(async () => observed.recovered.size === testBed.bffs.length)
    const recoveredAt = observed.isStable ? performance.now() : Infinity
    slowest = Math.max(slowest, recoveredAt - observed.since)
    observed.since = performance.now()
    await sleep(upFor)
  }
  return slowest
}

function startLoad({ name, server: { url } }: Bff, testBed: TestBed, observed: Observed): BffLoad {
  let serial = 0
  const onResponse: OnResponse = (mediaId, response, sentAt) => {
    const verdict = judgeResponse(mediaId, response)
    const id = requestIdOf(response)
    const isUsed = id !== '' && observed.ids.has(id)
    observed.ids.add(id || `${name} ${sentAt}`)
    if (verdict === 'VOD' && sentAt >= observed.since) observed.recovered.add(name)
    if (verdict === 'down') observed.down += 1
    if (isUsed || isProblem(verdict, sentAt, observed))
      testBed.problems.push(`${mediaId}: ${response.status} ${response.text}`)
  }
  return startBffLoad(
    { url, connections: 1, next: () => requestOf(serial++), onResponse },
    REQUESTS_PER_SECOND,
  )
}

function isProblem(verdict: Verdict, sentAt: number, { isStable, since }: Observed): boolean {
  return verdict === 'wrong' || (verdict === 'down' && isStable && sentAt >= since)
}

/** Alternates between a success, a caller fault and a service fault. Only the SDK signs its calls. */
function requestOf(serial: number): readonly [client: string, mediaId: string] {
  if (serial % 3 === 0) return ['sdk', PUBLISHED]
  if (serial % 3 === 1) return ['sdk', mediaIdOf('missing', serial)]
  return ['fetch', mediaIdOf('broken', serial)]
}
