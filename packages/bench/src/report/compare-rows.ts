import { median, ratios, type Summary, summarize } from '../measure/statistics.ts'
import type { Round } from '../storm/rounds.ts'
import type { StormResult, StormRow } from '../storm/run-storm.ts'

/** One contender compared with its base. */
export interface ComparedRow {
  readonly name: string
  readonly status: number
  readonly isSame: boolean
  /** Requests per second of a fully used core. */
  readonly requestsPerSecond: Summary
  /** Requests per second divided by those of the base in the same round. */
  readonly ratio: Summary
  /** The server's CPU time per request in microseconds, median. */
  readonly cpuPerRequest: number
}

/**
 * Compares every contender of a storm with the base, or with another contender.
 *
 * @throws {RangeError} if that one is missing, or did not run in every round.
 */
export function compareRows({ rows, base }: StormResult, reference = base): readonly ComparedRow[] {
  const other = rows.find(({ name }) => name === reference)?.rounds ?? []
  const speeds = other.map(speedOf)
  return rows.map(({ name, status, isSame, rounds }: StormRow) => ({
    name,
    status,
    isSame,
    requestsPerSecond: summarize(rounds.map(speedOf)),
    ratio: summarize(ratios(rounds.map(speedOf), speeds)),
    cpuPerRequest: median(rounds.map(({ cpuPerRequest }) => cpuPerRequest)),
  }))
}

/** Formats a ratio with its uncertainty and quartiles. */
export function formatRatio({ median, uncertainty, lowerQuartile, upperQuartile }: Summary): string {
  const [ratio, error, lower, upper] = [median, uncertainty, lowerQuartile, upperQuartile].map((figure) =>
    figure.toFixed(2),
  )
  return `${ratio} ± ${error} (${lower}–${upper})`
}

function speedOf({ cpuPerRequest }: Round): number {
  return 1e6 / cpuPerRequest
}
