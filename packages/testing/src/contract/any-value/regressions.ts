import { inspect } from 'node:util'
import { SECRET } from './secret.ts'
import { throwsAfter } from './traits.ts'

/** Values that once went wrong, or that somebody thought could. */
export const REGRESSIONS: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((reads) => [
      `a stack that throws after ${reads} reads`,
      failsLate('stack', reads),
    ]),
  ),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((reads) => [
      `a status that throws after ${reads} reads`,
      failsLate('status', reads),
    ]),
  ),
  'a toStringTag that throws': () =>
    Object.defineProperty(new Error(SECRET), Symbol.toStringTag, { get: throwsAfter(0, SECRET) }),
  'a write-only status that throws': () =>
    Object.defineProperty(new Error(SECRET), 'status', { set: throwsAfter(0, SECRET), enumerable: true }),
  'a toString that throws the second time': () => ({ toString: throwsAfter(1, SECRET) }),
  'a toJSON that throws the second time': () => ({ toJSON: throwsAfter(1, SECRET) }),
  'headers that throw the second time': () =>
    Object.assign(new Error(SECRET), {
      status: 400,
      headers: Object.defineProperty({}, 'x-a', { enumerable: true, get: throwsAfter(1, SECRET) }),
    }),
  'a proxy that is revoked a moment later': () => {
    const { proxy, revoke } = Proxy.revocable(new Error(SECRET), {})
    setImmediate(revoke)
    return proxy
  },
  'a property whose toStringTag throws when printed': () =>
    Object.assign(new Error(SECRET), { child: withThrowingTag() }),
  'a cause whose stack throws when printed': () =>
    new Error(SECRET, {
      cause: Object.defineProperty(new Error(SECRET), 'stack', { get: throwsAfter(0, SECRET) }),
    }),
  'a name that is a symbol': () => Object.assign(withStack(), { name: Symbol(SECRET) }),
  'a name that throws when printed': () =>
    Object.defineProperty(withStack(), 'name', { get: throwsAfter(0, SECRET) }),
  'errors that throw when printed': () =>
    Object.defineProperty(new Error(SECRET), 'errors', { get: throwsAfter(0, SECRET), enumerable: true }),
  'a symbol property whose toStringTag throws when printed': () =>
    Object.assign(new Error(SECRET), { [Symbol(SECRET)]: withThrowingTag() }),
  'a Map that passes for an Error': () =>
    Object.assign(Object.setPrototypeOf(new Map([[SECRET, withThrowingTag()]]), Error.prototype), {
      [Symbol.iterator]: SECRET,
    }),
  'an error whose class cannot be printed': () => new Unprintable(SECRET),
  'a stack that is an object': () =>
    Object.assign(new Error(SECRET), { stack: { toString: throwsAfter(1, SECRET) } }),
}

function withThrowingTag(): object {
  return Object.defineProperty({}, Symbol.toStringTag, { get: throwsAfter(0, SECRET) })
}

class Unprintable extends Error {
  [inspect.custom](): never {
    throw SECRET
  }
}

/** An error whose stack is already formatted: jest's own formatter reads the name differently from Node's. */
function withStack(): Error {
  const error = new Error(SECRET)
  Reflect.get(error, 'stack')
  return error
}

function failsLate(key: string, reads: number): () => unknown {
  return () => Object.defineProperty(new Error(SECRET), key, { get: throwsAfter(reads, SECRET) })
}
