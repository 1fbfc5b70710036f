/** One value of an `Accept` or `Accept-Language` header with its weight, 0 to 1. */
export interface WeightedValue {
  readonly value: string
  readonly weight: number
}

/** More than any browser sends. */
const MOST_CHARACTERS = 1000
const MOST_VALUES = 20

/**
 * The values of a header in which weights are given, as they stand: `zh;q=0.9`. The weight is 1 where there is none, and
 * 0 where it is malformed.
 */
export function readWeightedValues(header: string): readonly WeightedValue[] {
  return header
    .slice(0, MOST_CHARACTERS)
    .split(',', MOST_VALUES)
    .map((entry) => {
      const [value = '', ...parameters] = entry.split(';').map((part) => part.trim())
      return { value, weight: weightOf(parameters) }
    })
}

function weightOf(parameters: readonly string[]): number {
  const weight = parameters.find((parameter) => /^q\s*=/i.test(parameter))
  if (weight === undefined) return 1
  const [, digits] = /^q\s*=\s*([01](?:\.\d{0,3})?)$/i.exec(weight) ?? []
  return Math.min(Number(digits ?? 0), 1)
}
