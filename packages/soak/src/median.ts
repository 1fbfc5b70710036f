/** The middle of the numbers, the upper one of two; NaN of none. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

/** The number that this share of all are below, 0–1; NaN of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
