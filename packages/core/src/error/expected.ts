import { inspect } from 'node:util'

/** A TypeError for a misuse found at set-up: "Expected `status` to be an integer 400–599, got 200". */
export function expected(name: string, expectation: string, value: unknown): TypeError {
  const got = inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 80 })
  return new TypeError(`Expected \`${name}\` to be ${expectation}, got ${got}`)
}
