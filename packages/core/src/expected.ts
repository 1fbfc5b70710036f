import { inspect } from 'node:util'

/** A TypeError for a misuse found at set-up: "Expected `status` to be an integer 400–599, got 200". */
export function expected(name: string, expectation: string, value: unknown): TypeError {
  return new TypeError(`Expected \`${name}\` to be ${expectation}, got ${shown(value)}`)
}

/**
 * Refuses a misspelt key, which would otherwise go unnoticed.
 *
 * @throws {TypeError} that names the first key that is not known.
 */
export function expectKnownKeys(name: string, value: object, known: readonly string[]): void {
  const stranger = Reflect.ownKeys(value)
    .map(String)
    .find((key) => !known.includes(key))
  if (stranger !== undefined) throw expected(name, `an object with only ${known.join(', ')}`, stranger)
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80))
  return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 80 })
}
