/** The median, or the upper of two middle values; NaN for an empty list. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

/** The value below which a share (0–1) of the numbers lies; NaN for an empty list. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
