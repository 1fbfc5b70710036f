/** A summary of repeated measurements. */
export interface Summary {
  readonly median: number
  readonly lowerQuartile: number
  readonly upperQuartile: number
  /** Twice the standard error of the median, estimated from the quartiles. */
  readonly uncertainty: number
}

/** For normally distributed values, the standard error of the median is √(π/2) σ / √n, and the interquartile range is 1.349 σ. */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2) / 1.349

/** @throws {RangeError} if there are no values. */
export function summarize(values: readonly number[]): Summary {
  const [lowerQuartile, upperQuartile] = [quantile(values, 0.25), quantile(values, 0.75)]
  return {
    median: median(values),
    lowerQuartile,
    upperQuartile,
    uncertainty: (2 * MEDIAN_ERROR * (upperQuartile - lowerQuartile)) / Math.sqrt(values.length),
  }
}

/**
 * The median; for an even number of values, the mean of the middle two.
 *
 * @throws {RangeError} if there are no values.
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The quantile, interpolated linearly between two values. */
function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('Expected at least one measurement')
  const sorted = [...values].sort((one, other) => one - other)
  const at = (sorted.length - 1) * share
  const { [Math.floor(at)]: below = Number.NaN, [Math.ceil(at)]: above = Number.NaN } = sorted
  return below + (above - below) * (at % 1)
}

/**
 * The ratios round by round, so that a slow phase of the machine affects both values.
 *
 * @throws {RangeError} if the numbers of rounds differ.
 */
export function ratios(values: readonly number[], base: readonly number[]): readonly number[] {
  if (values.length !== base.length) throw new RangeError('Expected the same number of rounds for both')
  return values.map((value, round) => value / (base[round] ?? Number.NaN))
}

/** The time for one input size, in nanoseconds. */
export interface Point {
  readonly size: number
  readonly ns: number
}

/**
 * The exponent k of the best fit time = c · size^k, by least squares over the logarithms: 0 is constant, 1 linear, 2
 * quadratic.
 *
 * @throws {RangeError} if there are fewer than two points.
 */
export function exponent(points: readonly Point[]): number {
  if (points.length < 2) throw new RangeError('Expected at least two points')
  const logs = points.map(({ size, ns }) => ({ x: Math.log(size), y: Math.log(ns) }))
  const meanX = mean(logs.map(({ x }) => x))
  const meanY = mean(logs.map(({ y }) => y))
  const covariance = mean(logs.map(({ x, y }) => (x - meanX) * (y - meanY)))
  return covariance / mean(logs.map(({ x }) => (x - meanX) ** 2))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
