import { expected } from '../expected.ts'

/**
 * Checks an option that has few values.
 *
 * @throws {TypeError} that names them, if it is none of them.
 */
export function oneOf<Value>(name: string, value: Value, known: readonly Value[]): Value {
  if (known.includes(value)) return value
  throw expected(name, `one of ${known.join(', ')}`, value)
}
