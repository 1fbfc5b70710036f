import type { Verdict } from './check-response.ts'
import { info, type Row, within } from './row.ts'

/** A response of a BFF. Times are from `performance.now()`. */
export interface Observation {
  readonly host: string
  readonly verdict: Verdict
  readonly status: number
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
export const MAX_RECOVERY = 5_000

/** The figures about outages: how many responses of each kind there were, and how soon each BFF recovered. */
export function observationRows(
  observations: readonly Observation[],
  outages: readonly Outage[],
): readonly Row[] {
  const hosts = [...new Set(observations.map(({ host }) => host))]
  const down = observations.filter(({ verdict }) => verdict === 'down').length
  const statuses = [...new Set(observations.map(({ status }) => status))].toSorted()
  return [
    info('responses checked', observations.length),
    info('their statuses', statuses.join(', ')),
    within('responses that report VOD as down', down, [outages.length, Infinity]),
    ...hosts.flatMap((host) => {
      const own = observations.filter((each) => each.host === host)
      return recoveryRows(host, own, outages)
    }),
  ]
}

function recoveryRows(
  host: string,
  observations: readonly Observation[],
  outages: readonly Outage[],
): readonly Row[] {
  const late = outages.map(({ upAt }, index) => {
    const until = outages[index + 1]?.killedAt ?? Number.POSITIVE_INFINITY
    return observations.filter((each) => isLate(each, upAt + MAX_RECOVERY, until)).length
  })
  const slowest = Math.max(...outages.map((outage) => recoveryTime(observations, outage)))
  return [
    within(`${host}, ms to the first response from VOD after a restart`, slowest, [0, MAX_RECOVERY]),
    within(
      `${host}, later responses that still report VOD as down`,
      late.reduce((a, b) => a + b, 0),
      [0, 0],
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
