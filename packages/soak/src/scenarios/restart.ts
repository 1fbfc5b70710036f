import { setTimeout as sleep } from 'node:timers/promises'
import { SEED } from '@vod-errors/emulator'
import { faultsOf, mediaIdOf } from '../failure-kinds.ts'
import { requestIdOf } from '../load/check-response.ts'
import { judgeResponse } from '../load/judge-response.ts'
import { requestBff } from '../load/request-bff.ts'
import { mustBe, type Result } from '../report/row.ts'
import { problemRows } from './ledger-rows.ts'
import { findNonEphemeralPort } from './non-ephemeral-port.ts'
import { type Observation, type Outage, observationRows } from './recovery.ts'
import { type Bff, startTestBed, startUpstream, stopTestBed, type TestBed } from './test-bed.ts'

/** The total time that VOD is up before, between and after the restarts. */
export interface RestartSettings {
  readonly seconds: number
}

const RESTARTS = 3

/** Concurrent requests to each BFF. */
const CONCURRENCY = 8

/** Milliseconds between a response and the next request. Refused calls are so cheap that without it VOD gets no CPU time to start. */
const PAUSE = 10

/** How long VOD stays down before it is started again, in milliseconds. */
const DOWNTIME = 300

const FAULTS = faultsOf(['missing', 'broken'])

/** Kills and restarts VOD under load. Every response must be valid, and calls must get through again on their own. */
export async function restart({ seconds }: RestartSettings): Promise<Result> {
  const port = await findNonEphemeralPort()
  const testBed = await startTestBed({ port, faults: FAULTS, timeout: 2_000, connections: CONCURRENCY })
  const over = new AbortController()
  try {
    const observations = applyLoad(testBed, over.signal)
    const outages = await killAndStart(testBed, { port, upFor: seconds * 1000 }).finally(() => over.abort())
    const rows = [
      ...observationRows(await observations, outages),
      ...problemRows(testBed.problems),
      ...testBed.bffs.map(({ server }) =>
        mustBe(`${server.name} still runs`, String(server.isRunning), 'true'),
      ),
    ]
    return { title: `Restart: VOD killed and restarted ${outages.length} times under load`, rows }
  } finally {
    await stopTestBed(testBed)
  }
}

/** Kills VOD and starts it again on the same port. The uptimes before, between and after are equal. */
async function killAndStart(
  testBed: TestBed,
  { port, upFor }: { port: number; upFor: number },
): Promise<readonly Outage[]> {
  const outages: Outage[] = []
  await sleep(upFor / (RESTARTS + 1))
  while (outages.length < RESTARTS) {
    const killedAt = performance.now()
    await testBed.upstream.kill()
    await sleep(DOWNTIME)
    testBed.upstream = await startUpstream(port, FAULTS)
    outages.push({ killedAt, upAt: performance.now() })
    await sleep(upFor / (RESTARTS + 1))
  }
  return outages
}

/** Sends requests to both BFFs until `over` fires. Resolves to the observed responses. */
async function applyLoad(testBed: TestBed, over: AbortSignal): Promise<readonly Observation[]> {
  const observations: Observation[] = []
  const ids = new Set<string>()
  let serial = 0

  async function keepRequesting(bff: Bff): Promise<void> {
    while (!over.aborted && bff.server.isRunning) {
      await sleep(PAUSE)
      const observed = await requestOnce(bff, serial++, testBed)
      if (!observed) continue
      observations.push(observed)
      if (observed.requestId === undefined) continue
      if (ids.has(observed.requestId))
        testBed.problems.add('wrong response', `${observed.requestId} was used twice`)
      ids.add(observed.requestId)
    }
  }

  await Promise.all(
    testBed.bffs.flatMap((bff) => Array.from({ length: CONCURRENCY }, () => keepRequesting(bff))),
  )
  return observations
}

async function requestOnce(
  { server, pool }: Bff,
  serial: number,
  { problems }: TestBed,
): Promise<Observation | undefined> {
  const { client, mediaId } = requestOf(serial)
  const sentAt = performance.now()
  const response = await requestBff(pool, `/${client}/${mediaId}`).catch((error) => {
    problems.add('missing response', `${mediaId}: ${error}`)
    return undefined
  })
  if (!response) return undefined
  const verdict = judgeResponse(mediaId, response)
  if (verdict === 'wrong') problems.add('wrong response', `${mediaId}: ${response.status} ${response.text}`)
  const requestId = response.status === 200 ? undefined : requestIdOf(response)
  return {
    host: server.name,
    verdict,
    requestId,
    status: response.status,
    sentAt,
    receivedAt: performance.now(),
  }
}

/** Alternates between a success, a caller fault and a service fault. Only the SDK signs its calls. */
function requestOf(serial: number): { client: string; mediaId: string } {
  if (serial % 3 === 0) return { client: 'sdk', mediaId: SEED.media.published }
  if (serial % 3 === 1) return { client: 'sdk', mediaId: mediaIdOf('missing', serial) }
  return { client: 'fetch', mediaId: mediaIdOf('broken', serial) }
}
