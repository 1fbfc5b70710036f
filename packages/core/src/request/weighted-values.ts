/** One value of an `Accept` or `Accept-Language` header with its weight, 0–1. */
export interface WeightedValue {
  readonly value: string
  readonly weight: number
}

/** More than any browser sends. */
const MAX_CHARACTERS = 1000
const MAX_VALUES = 20

/**
 * The values of a header with weights, such as `zh;q=0.9`, in their order. A missing weight is 1, a malformed one 0.
 */
export function readWeightedValues(header: string): readonly WeightedValue[] {
  return header
    .slice(0, MAX_CHARACTERS)
    .split(',', MAX_VALUES)
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
