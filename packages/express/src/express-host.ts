import { inspect, types } from 'node:util'
import type { Host } from '@vod-errors/core'

/**
 * What Express does with a thrown value: finalhandler makes text of the stack or, without one, of the value, and sets its
 * headers if it has a status; Express 5 then prints the whole value, Express 4 that text again.
 */
export const EXPRESS: Host = {
  texts: (thrown) => [
    Object(thrown).stack || Object(thrown).toString(),
    ...(isPlainError(thrown) ? [] : [inspect(thrown)]),
  ],
  takesAsIs: () => true,
  headersOf: (thrown) => (hasStatus(thrown) ? Object.entries(Object(Reflect.get(thrown, 'headers'))) : []),
  writes: [],
}

function hasStatus(thrown: object): boolean {
  const statuses = [Reflect.get(thrown, 'status'), Reflect.get(thrown, 'statusCode')]
  return statuses.some((status) => typeof status === 'number' && status >= 400 && status < 600)
}

/** An error of the language itself that holds nothing but words and numbers: the commonest, and it prints for certain. */
function isPlainError(thrown: unknown): boolean {
  if (!types.isNativeError(thrown) || !PROTOTYPES.has(Object.getPrototypeOf(thrown))) return false
  const held = Object.values(Object.getOwnPropertyDescriptors(thrown))
  return held.every(({ value }) => Object(value) !== value)
}

const PROTOTYPES: ReadonlySet<unknown> = new Set(
  [Error, TypeError, RangeError, SyntaxError].map((kind) => kind.prototype),
)
