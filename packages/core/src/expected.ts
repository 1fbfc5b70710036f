import { inspect } from 'node:util'
import { isArray, isObject, isPlainObject, read, readString } from './read-unknown.ts'

/** Makes the TypeError for a wrong option or argument: "Expected `status` to be an integer 400–599, got 200". */
export function expected(name: string, expectation: string, value: unknown): TypeError {
  return new TypeError(`Expected \`${name}\` to be ${expectation}, got ${describeValue(value)}`)
}

/**
 * Checks that an object has only known keys, so that misspelled ones do not go unnoticed.
 *
 * @throws {TypeError} that names the first unknown key.
 */
export function expectKnownKeys(name: string, value: object, known: readonly string[]): void {
  const unknownKey = Reflect.ownKeys(value)
    .map(String)
    .find((key) => !known.includes(key))
  if (unknownKey !== undefined) throw expected(name, `an object with only ${known.join(', ')}`, unknownKey)
}

/**
 * Checks that a value is one of a few, and returns it.
 *
 * @throws {TypeError} that lists them.
 */
export function expectOneOf<Value extends string | boolean>(
  name: string,
  value: unknown,
  known: readonly Value[],
): Value {
  const found = known.find((each) => each === value)
  if (found === undefined) throw expected(name, `one of ${known.join(', ')}`, value)
  return found
}

const MAX_CHARACTERS = 80

/** Describes a value in one line. Of a class instance, a request for example, it shows only the name of the class. */
function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MAX_CHARACTERS))
  if (isObject(value) && !isPlainObject(value) && !isArray(value)) return `[${classNameOf(value)}]`
  const text = inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 80 })
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text
}

function classNameOf(value: object): string {
  if (typeof value === 'function') return 'function'
  return readString(read(value, 'constructor'), 'name') ?? 'object'
}
