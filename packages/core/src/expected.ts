import { inspect } from 'node:util'
import { isArray, isObject, isPlainObject, read, readString } from './read-unknown.ts'

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

/**
 * Checks an option that has few values.
 *
 * @throws {TypeError} that names them, if it is none of them.
 */
export function oneOf<Value>(name: string, value: Value, known: readonly Value[]): Value {
  if (known.includes(value)) return value
  throw expected(name, `one of ${known.join(', ')}`, value)
}

const MOST_CHARACTERS = 80

/** One line; of an instance of a class, a request say, only the name of the class. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MOST_CHARACTERS))
  if (isObject(value) && !isPlainObject(value) && !isArray(value)) return `[${nameOf(value)}]`
  const text = inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 80 })
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
}

function nameOf(value: object): string {
  if (typeof value === 'function') return 'function'
  return readString(read(value, 'constructor'), 'name') ?? 'object'
}
