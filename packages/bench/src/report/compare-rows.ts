import { median, ratios, type Summary, summarise } from '../measure/statistics.ts'
import type { Round } from '../storm/rounds.ts'
import type { StormResult, StormRow } from '../storm/run-storm.ts'

/** One contender beside its base. */
export interface ComparedRow {
  readonly name: string
  readonly status: number
  readonly isSame: boolean
  /** Of a core that has nothing else to do. */
  readonly requestsPerSecond: Summary
  /** Requests per second over those of the base in the same round. */
  readonly ratio: Summary
  /** Median: microseconds of the server's processor time a request. */
  readonly cpuPerRequest: number
}

/**
 * Puts every contender of a storm beside its base, or beside another of them.
 *
 * @throws {RangeError} if that one is not there, or has not run in every round.
 */
export function compareRows({ rows, base }: StormResult, beside = base): readonly ComparedRow[] {
  const other = rows.find(({ name }) => name === beside)?.rounds ?? []
  const speeds = other.map(speedOf)
  return rows.map(({ name, status, isSame, rounds }: StormRow) => ({
    name,
    status,
    isSame,
    requestsPerSecond: summarise(rounds.map(speedOf)),
    ratio: summarise(ratios(rounds.map(speedOf), speeds)),
    cpuPerRequest: median(rounds.map(({ cpuPerRequest }) => cpuPerRequest)),
  }))
}

/** A ratio as it is told everywhere. */
export function spreadOfRatio({ median, uncertainty, lowerQuartile, upperQuartile }: Summary): string {
  const [ratio, error, lower, upper] = [median, uncertainty, lowerQuartile, upperQuartile].map((figure) =>
    figure.toFixed(2),
  )
  return `${ratio} ± ${error} (${lower}–${upper})`
}

function speedOf({ cpuPerRequest }: Round): number {
  return 1e6 / cpuPerRequest
}
