import type { Verdict } from '../load/judge-response.ts'
import { atLeast, atMost, info, mustBe, type Row } from '../report/row.ts'
import { count, milliseconds } from '../report/units.ts'

/** A response of a BFF. Times are from `performance.now()`. */
export interface Observation {
  readonly host: string
  readonly verdict: Verdict
  readonly status: number
  /** `undefined` for a success. */
  readonly requestId: string | undefined
  readonly sentAt: number
  readonly receivedAt: number
}

/** VOD was down between these times of `performance.now()`. */
export interface Outage {
  readonly killedAt: number
  readonly upAt: number
}

/**
 * How soon after VOD listens again a BFF must pass on its responses, in milliseconds. A BFF has no recovery delay of its own,
 * so this is the time of one call on a machine that is busy starting VOD.
 */
export const MAX_RECOVERY = 2_000

/** The figures about outages: how many responses of each kind there were, and how soon each BFF recovered. */
export function observationRows(
  observations: readonly Observation[],
  outages: readonly Outage[],
): readonly Row[] {
  const hosts = [...new Set(observations.map(({ host }) => host))]
  const down = observations.filter(({ verdict }) => verdict === 'down').length
  return [
    atLeast('responses checked one by one', observations.length, 1),
    info('of which, by status', byStatus(observations)),
    atLeast('responses that report VOD as down', down, outages.length),
    ...hosts.flatMap((host) =>
      recoveryRows(
        host,
        observations.filter((each) => each.host === host),
        outages,
      ),
    ),
  ]
}

function byStatus(observations: readonly Observation[]): string {
  const counts = new Map<number, number>()
  for (const { status } of observations) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, n]) => `${count(n)} × ${status}`)
    .join(', ')
}

function recoveryRows(
  host: string,
  observations: readonly Observation[],
  outages: readonly Outage[],
): readonly Row[] {
  const slowest = Math.max(...outages.map((outage) => recoveryTime(observations, outage)))
  const late = outages.map((outage, index) => {
    const until = outages[index + 1]?.killedAt ?? Number.POSITIVE_INFINITY
    return observations.filter((each) => isLate(each, outage.upAt + MAX_RECOVERY, until)).length
  })
  return [
    atMost(`${host}, first response from VOD after a restart, slowest`, slowest, {
      max: MAX_RECOVERY,
      show: milliseconds,
    }),
    mustBe(
      `${host}, later responses that still report VOD as down`,
      late.reduce((a, b) => a + b, 0),
      0,
    ),
  ]
}

/** Milliseconds from the restart of VOD to the first VOD response to a request sent after it; Infinity if there is none. */
function recoveryTime(observations: readonly Observation[], { upAt }: Outage): number {
  const after = observations.filter(({ verdict, sentAt }) => verdict === 'VOD' && sentAt >= upAt)
  return Math.min(...after.map(({ receivedAt }) => receivedAt - upAt))
}

function isLate({ verdict, sentAt, receivedAt }: Observation, from: number, until: number): boolean {
  return verdict === 'down' && sentAt >= from && receivedAt < until
}
