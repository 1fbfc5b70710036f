import { setTimeout as sleep } from 'node:timers/promises'
import { SEED } from '@vod-errors/emulator'
import { judgeResponse, requestIdOf } from './check-response.ts'
import { mediaIdOf } from './failure-kinds.ts'
import { type BffLoad, type OnResponse, startBffLoad } from './load-bff.ts'
import { type Observation, type Outage, observationRows } from './recovery.ts'
import { none, type Row } from './row.ts'
import type { Scale } from './scenarios.ts'
import { type Bff, eventually, startVod, type TestBed, withTestBed } from './test-bed.ts'

const RESTARTS = 3

/** Concurrent requests to each BFF. */
const CONNECTIONS = 8

/** Of each connection. Refused calls are so cheap that without a limit VOD gets no CPU time to start. */
const REQUESTS_PER_SECOND = 25

/** How long VOD stays down before it is started again, in milliseconds. */
const DOWNTIME = 300

/** Milliseconds until a BFF counts as broken. */
const PATIENCE = 20_000

/** Below the ports that systems give to outgoing connections: one of those could take VOD's while it is down. */
const PORT = 20_000 + (process.pid % 10_000)

/** Kills and restarts VOD under load. Every response must be valid, and calls must get through again on their own. */
export function restart({ seconds = 12 }: Scale): Promise<readonly Row[]> {
  return withTestBed({ port: PORT, timeout: 2_000 }, async (testBed) => {
    const observations: Observation[] = []
    const ids = new Set<string>()
    const loads: BffLoad[] = []
    // One after the other, because each sends its requests at the start of its seconds.
    for (let connection = 0; connection < CONNECTIONS; connection++) {
      loads.push(...testBed.bffs.map((bff) => startLoad(bff, { testBed, observations, ids })))
      await sleep(1000 / CONNECTIONS)
    }
    const hasRecovered = (since: number) =>
      testBed.bffs.every(({ name }) =>
        observations.some(
          ({ host, verdict, sentAt }) => host === name && verdict === 'VOD' && sentAt >= since,
        ),
      )
    const outages = await killAndStart(testBed, (seconds * 1000) / (RESTARTS + 1), hasRecovered)
    const missing = await Promise.all(loads.map((load) => load.stop()))
    for (const count of missing) if (count > 0) testBed.problems.push(`${count} missing responses`)
    const dead = testBed.bffs.filter(({ server }) => !server.program.isRunning).map(({ name }) => name)
    return [
      ...observationRows(observations, outages),
      none('wrong or missing responses, and unexpected log lines', testBed.problems),
      none('BFFs that have died', dead),
    ]
  })
}

/**
 * Kills VOD and starts it again on the same port. It is up for equal times before, between and after, and longer if the BFFs
 * take longer to recover.
 */
async function killAndStart(
  testBed: TestBed,
  upFor: number,
  hasRecovered: (since: number) => boolean,
): Promise<readonly Outage[]> {
  const outages: Outage[] = []
  await sleep(upFor)
  while (outages.length < RESTARTS) {
    const killedAt = performance.now()
    await testBed.vod.program.stop()
    await sleep(DOWNTIME)
    testBed.vod = await startVod(PORT)
    const upAt = performance.now()
    outages.push({ killedAt, upAt })
    await eventually(async () => hasRecovered(upAt), PATIENCE)
    await sleep(upFor)
  }
  return outages
}

interface Observed {
  readonly testBed: TestBed
  readonly observations: Observation[]
  /** The request ids of both BFFs. */
  readonly ids: Set<string>
}

function startLoad({ name: host, server: { url } }: Bff, { testBed, observations, ids }: Observed): BffLoad {
  let serial = 0
  const onResponse: OnResponse = (mediaId, response, sentAt) => {
    const verdict = judgeResponse(mediaId, response)
    const id = response.status === 200 ? '' : requestIdOf(response)
    if (verdict === 'wrong') testBed.problems.push(`${mediaId}: ${response.status} ${response.text}`)
    if (id !== '' && ids.has(id)) testBed.problems.push(`${mediaId}: ${id} was used twice`)
    ids.add(id)
    observations.push({ host, verdict, status: response.status, sentAt, receivedAt: performance.now() })
  }
  const next = () => requestOf(serial++)
  return startBffLoad({ url, connections: 1, next, onResponse }, REQUESTS_PER_SECOND)
}

/** Alternates between a success, a caller fault and a service fault. Only the SDK signs its calls. */
function requestOf(serial: number): readonly [client: string, mediaId: string] {
  if (serial % 3 === 0) return ['sdk', SEED.media.published]
  if (serial % 3 === 1) return ['sdk', mediaIdOf('missing', serial)]
  return ['fetch', mediaIdOf('broken', serial)]
}
