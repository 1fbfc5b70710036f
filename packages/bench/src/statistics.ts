/** A ratio of speeds: the median of all rounds, and twice its standard error. */
export interface Ratio {
  readonly median: number
  readonly uncertainty: number
}

/** For normally distributed values, the standard error of the median is √(π/2) σ / √n, and the interquartile range is 1.349 σ. */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2) / 1.349

/**
 * How many times as fast one contender is as another, from the cost of a request in each round. Round by round, so that a
 * slow phase of the machine affects both.
 *
 * @throws {RangeError} if there are no rounds, or not as many of both.
 */
export function ratioOf(costs: readonly number[], base: readonly number[]): Ratio {
  if (costs.length !== base.length) throw new RangeError('Expected the same number of rounds for both')
  const ratios = costs.map((cost, round) => (base[round] ?? Number.NaN) / cost)
  const spread = quantile(ratios, 0.75) - quantile(ratios, 0.25)
  return {
    median: median(ratios),
    uncertainty: (2 * MEDIAN_ERROR * spread) / Math.sqrt(ratios.length),
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

/** The value below which a share of the values lies, interpolated linearly between two of them. */
function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('Expected at least one measurement')
  const sorted = values.toSorted((one, other) => one - other)
  const at = (sorted.length - 1) * share
  const { [Math.floor(at)]: below = Number.NaN, [Math.ceil(at)]: above = Number.NaN } = sorted
  return below + (above - below) * (at % 1)
}
