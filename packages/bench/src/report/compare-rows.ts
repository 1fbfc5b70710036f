import { median, ratios, type Summary, summarise } from '../measure/statistics.ts'
import type { StormResult, StormRow } from '../storm/run-storm.ts'

/** One contender beside its base. */
export interface ComparedRow {
  readonly name: string
  readonly status: number
  readonly isSame: boolean
  readonly requestsPerSecond: Summary
  /** Requests per second over those of the base in the same round. */
  readonly ratio: Summary
  /** The base's processor time a request over this one's: what the ratio would be if nothing else were the limit. */
  readonly cpuRatio: number
  /** Medians: microseconds of the server's processor time a request; its busy share; milliseconds to the answer. */
  readonly cpuPerRequest: number
  readonly busy: number
  readonly p99: number
}

/**
 * Puts every contender of a storm beside its base, or beside another of them.
 *
 * @throws {RangeError} if that one is not there, or has not run in every round.
 */
export function compareRows({ rows, base }: StormResult, beside = base): readonly ComparedRow[] {
  const other = rows.find(({ name }) => name === beside)?.turns ?? []
  const speeds = other.map(speedOf)
  const cpu = other.map(({ cpuPerRequest }) => cpuPerRequest)
  return rows.map(({ name, status, isSame, turns }: StormRow) => ({
    name,
    status,
    isSame,
    requestsPerSecond: summarise(turns.map(speedOf)),
    ratio: summarise(ratios(turns.map(speedOf), speeds)),
    cpuRatio: median(
      ratios(
        cpu,
        turns.map(({ cpuPerRequest }) => cpuPerRequest),
      ),
    ),
    cpuPerRequest: median(turns.map(({ cpuPerRequest }) => cpuPerRequest)),
    busy: median(turns.map(({ busy }) => busy)),
    p99: median(turns.map(({ p99 }) => p99)),
  }))
}

/** A ratio as it is told everywhere. */
export function spreadOfRatio({ median, uncertainty, lowerQuartile, upperQuartile }: Summary): string {
  const [ratio, error, lower, upper] = [median, uncertainty, lowerQuartile, upperQuartile].map((figure) =>
    figure.toFixed(2),
  )
  return `${ratio} ± ${error} (${lower}–${upper})`
}

function speedOf({ requestsPerSecond }: { readonly requestsPerSecond: number }): number {
  return requestsPerSecond
}
