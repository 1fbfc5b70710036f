import { setTimeout as sleep } from 'node:timers/promises'
import { SEED } from '@vod-errors/emulator'
import { faultsOf, mediaIdOf } from '../failure-kinds.ts'
import { ask } from '../load/ask.ts'
import { requestIdOf } from '../load/check-answer.ts'
import { judgeAnswer } from '../load/judge-answer.ts'
import { mustBe, type Result } from '../report/row.ts'
import { troubleRows } from './books.ts'
import { type Outage, type Sighting, sightingRows } from './recovery.ts'
import { type Bff, closeStage, openStage, type Stage, startUpstream } from './stage.ts'
import { findSteadyPort } from './steady-port.ts'

/** How long VOD is up in all, before, between and after the restarts. */
export interface RestartSettings {
  readonly seconds: number
}

const RESTARTS = 3

/** Requests under way at each BFF at any time. */
const AT_ONCE = 8

/** Between an answer and the next request, in milliseconds: a refused call costs so little that it would leave VOD no core to start on. */
const PAUSE = 10

/** How long VOD stays away before it is started again, in milliseconds. */
const AWAY = 300

const FAULTS = faultsOf(['missing', 'broken'])

/** VOD is killed and started again under load: every answer must be valid, and calls get through again by themselves. */
export async function restart({ seconds }: RestartSettings): Promise<Result> {
  const port = await findSteadyPort()
  const stage = await openStage({ port, faults: FAULTS, timeout: 2_000, connections: AT_ONCE })
  const over = new AbortController()
  try {
    const sightings = blow(stage, over.signal)
    const outages = await killAndStart(stage, { port, upFor: seconds * 1000 }).finally(() => over.abort())
    const rows = [
      ...sightingRows(await sightings, outages),
      ...troubleRows(stage.troubles),
      ...stage.bffs.map(({ server }) =>
        mustBe(`${server.name} still runs`, String(server.isRunning), 'true'),
      ),
    ]
    return { title: `Restart: VOD killed and started again under load, ${outages.length} times`, rows }
  } finally {
    await closeStage(stage)
  }
}

/** Kills VOD and starts it again on the same port; up for equal times before, between and after. */
async function killAndStart(
  stage: Stage,
  { port, upFor }: { port: number; upFor: number },
): Promise<readonly Outage[]> {
  const outages: Outage[] = []
  await sleep(upFor / (RESTARTS + 1))
  while (outages.length < RESTARTS) {
    const killedAt = performance.now()
    await stage.upstream.kill()
    await sleep(AWAY)
    stage.upstream = await startUpstream(port, FAULTS)
    outages.push({ killedAt, upAt: performance.now() })
    await sleep(upFor / (RESTARTS + 1))
  }
  return outages
}

/** Keeps both BFFs busy until it is over; resolves to what was seen. */
async function blow(stage: Stage, over: AbortSignal): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = []
  const ids = new Set<string>()
  let serial = 0

  async function keepAsking(bff: Bff): Promise<void> {
    while (!over.aborted && bff.server.isRunning) {
      await sleep(PAUSE)
      const seen = await askOnce(bff, serial++, stage)
      if (!seen) continue
      sightings.push(seen)
      if (seen.requestId === undefined) continue
      if (ids.has(seen.requestId)) stage.troubles.add('wrong answer', `${seen.requestId} was given twice`)
      ids.add(seen.requestId)
    }
  }

  await Promise.all(stage.bffs.flatMap((bff) => Array.from({ length: AT_ONCE }, () => keepAsking(bff))))
  return sightings
}

async function askOnce(
  { server, pool }: Bff,
  serial: number,
  { troubles }: Stage,
): Promise<Sighting | undefined> {
  const { client, mediaId } = requestOf(serial)
  const askedAt = performance.now()
  const reply = await ask(pool, `/${client}/${mediaId}`).catch((error) => {
    troubles.add('no answer', `${mediaId}: ${error}`)
    return undefined
  })
  if (!reply) return undefined
  const verdict = judgeAnswer(mediaId, reply)
  if (verdict === 'wrong') troubles.add('wrong answer', `${mediaId}: ${reply.status} ${reply.text}`)
  const requestId = reply.status === 200 ? undefined : requestIdOf(reply)
  return {
    host: server.name,
    verdict,
    requestId,
    status: reply.status,
    askedAt,
    answeredAt: performance.now(),
  }
}

/** A good answer, a caller's fault and a service's in turn. Only the SDK signs its calls. */
function requestOf(serial: number): { client: string; mediaId: string } {
  if (serial % 3 === 0) return { client: 'sdk', mediaId: SEED.media.published }
  if (serial % 3 === 1) return { client: 'sdk', mediaId: mediaIdOf('missing', serial) }
  return { client: 'fetch', mediaId: mediaIdOf('broken', serial) }
}
