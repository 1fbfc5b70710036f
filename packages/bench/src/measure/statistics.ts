/** What many measurements of one thing come to: half of them lie between the quartiles. */
export interface Summary {
  readonly median: number
  readonly lowerQuartile: number
  readonly upperQuartile: number
  /** By how much the median may lie beside that of endlessly many: twice its standard error, as the quartiles tell it. */
  readonly uncertainty: number
}

/** The standard error of the median of n values is √(π/2) σ / √n, and 1.349 σ lie between the quartiles, if they scatter normally. */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2) / 1.349

/** @throws {RangeError} if there is nothing to summarise. */
export function summarise(values: readonly number[]): Summary {
  const [lowerQuartile, upperQuartile] = [quantile(values, 0.25), quantile(values, 0.75)]
  return {
    median: median(values),
    lowerQuartile,
    upperQuartile,
    uncertainty: (2 * MEDIAN_ERROR * (upperQuartile - lowerQuartile)) / Math.sqrt(values.length),
  }
}

/**
 * The middle one; of an even number, the mean of the two in the middle.
 *
 * @throws {RangeError} if there is none.
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which a share of them lies, between two of them in proportion. */
function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('Expected at least one measurement')
  const sorted = [...values].sort((one, other) => one - other)
  const at = (sorted.length - 1) * share
  const { [Math.floor(at)]: below = Number.NaN, [Math.ceil(at)]: above = Number.NaN } = sorted
  return below + (above - below) * (at % 1)
}

/**
 * The quotients round by round, so that a machine that slows down for a while slows down both.
 *
 * @throws {RangeError} unless both have a value for each round.
 */
export function ratios(values: readonly number[], base: readonly number[]): readonly number[] {
  if (values.length !== base.length) throw new RangeError('Expected as many rounds of both')
  return values.map((value, round) => value / (base[round] ?? Number.NaN))
}

/** A size of the input, and how long that took in nanoseconds. */
export interface Point {
  readonly size: number
  readonly ns: number
}

/**
 * How time grows with size: the exponent k of the best time = c · size^k, by least squares over the logarithms. 0 is
 * constant, 1 linear, 2 quadratic.
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
