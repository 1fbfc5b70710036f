import { inspect, types } from 'node:util'
import type { Host } from '@vod-errors/core'

/**
 * What Express does with a thrown value: finalhandler makes text of the stack or, without one, of the value, and sets its
 * headers if it has a status; Express 5 then prints the whole value, Express 4 that text again.
 */
export const EXPRESS: Host = {
  texts: (thrown) => {
    const text: unknown = Object(thrown).stack || Object(thrown).toString()
    return isPlainError(thrown) ? [text] : [text, inspect(thrown)]
  },
  takesAsIs: () => true,
  headersOf: (thrown) => Object.entries(Object(hasStatus(thrown) && Reflect.get(thrown, 'headers'))),
  writes: [],
}

function hasStatus(thrown: object): boolean {
  const statuses = [Reflect.get(thrown, 'status'), Reflect.get(thrown, 'statusCode')]
  return statuses.some((status) => typeof status === 'number' && status >= 400 && status < 600)
}

/**
 * An error of the language itself that holds nothing but words and numbers: the commonest, and it prints for certain.
 * Printing it to try it would cost more than all the rest of the look at it.
 */
function isPlainError(thrown: unknown): boolean {
  if (!types.isNativeError(thrown) || !PROTOTYPES.has(Object.getPrototypeOf(thrown))) return false
  return Reflect.ownKeys(thrown).every((key) => key === 'stack' || holdsWord(thrown, key))
}

function holdsWord(thrown: object, key: PropertyKey): boolean {
  const { value } = Reflect.getOwnPropertyDescriptor(thrown, key) ?? {}
  return typeof value === 'string' || typeof value === 'number'
}

const PROTOTYPES: ReadonlySet<unknown> = new Set(
  [Error, TypeError, RangeError, SyntaxError].map((kind) => kind.prototype),
)
