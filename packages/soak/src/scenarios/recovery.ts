import type { Verdict } from '../load/judge-answer.ts'
import { atLeast, atMost, mustBe, type Row, told } from '../report/row.ts'
import { count, milliseconds } from '../report/units.ts'

/** One answer of a BFF. Times are of `performance.now()`. */
export interface Sighting {
  readonly host: string
  readonly verdict: Verdict
  readonly status: number
  /** `undefined` for a success. */
  readonly requestId: string | undefined
  readonly askedAt: number
  readonly answeredAt: number
}

/** VOD was away between these times of `performance.now()`. */
export interface Outage {
  readonly killedAt: number
  readonly upAt: number
}

/**
 * How soon after VOD listens again its answers must come through, in milliseconds. Nothing in a BFF has to be waited for:
 * it is the time of one call, on a machine that starts VOD meanwhile.
 */
export const RECOVERY = 2_000

/** What the answers say of outages: how many of each kind, and how soon each BFF was well again. */
export function sightingRows(sightings: readonly Sighting[], outages: readonly Outage[]): readonly Row[] {
  const hosts = [...new Set(sightings.map(({ host }) => host))]
  const away = sightings.filter(({ verdict }) => verdict === 'away').length
  return [
    atLeast('answers checked one by one', sightings.length, 1),
    told('of which, by status', byStatus(sightings)),
    atLeast('answers that said that VOD is away', away, outages.length),
    ...hosts.flatMap((host) =>
      recoveryRows(
        host,
        sightings.filter((each) => each.host === host),
        outages,
      ),
    ),
  ]
}

function byStatus(sightings: readonly Sighting[]): string {
  const counts = new Map<number, number>()
  for (const { status } of sightings) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, n]) => `${count(n)} × ${status}`)
    .join(', ')
}

function recoveryRows(
  host: string,
  sightings: readonly Sighting[],
  outages: readonly Outage[],
): readonly Row[] {
  const slowest = Math.max(...outages.map((outage) => recoveryTime(sightings, outage)))
  const late = outages.map((outage, index) => {
    const until = outages[index + 1]?.killedAt ?? Number.POSITIVE_INFINITY
    return sightings.filter((each) => isLate(each, outage.upAt + RECOVERY, until)).length
  })
  return [
    atMost(`${host}, first answer of VOD after a restart, slowest`, slowest, {
      most: RECOVERY,
      show: milliseconds,
    }),
    mustBe(
      `${host}, answers later than that which say that VOD is away`,
      late.reduce((a, b) => a + b, 0),
      0,
    ),
  ]
}

/** Milliseconds from VOD's return to its first answer that was asked for afterwards; Infinity if none came. */
function recoveryTime(sightings: readonly Sighting[], { upAt }: Outage): number {
  const after = sightings.filter(({ verdict, askedAt }) => verdict === 'VOD' && askedAt >= upAt)
  return Math.min(...after.map(({ answeredAt }) => answeredAt - upAt))
}

function isLate({ verdict, askedAt, answeredAt }: Sighting, from: number, until: number): boolean {
  return verdict === 'away' && askedAt >= from && answeredAt < until
}
