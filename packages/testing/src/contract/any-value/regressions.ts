import { inspect } from 'node:util'
import { SECRET } from './recipe.ts'
import { failing } from './traits.ts'

/** Values that were found by trying, or thought of, and how each once went wrong or could. */
export const REGRESSIONS: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((times) => [`a stack that throws after ${times}`, late('stack', times)]),
  ),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((times) => [`a status that throws after ${times}`, late('status', times)]),
  ),
  'a tag that throws when it is read': () =>
    Object.defineProperty(new Error(SECRET), Symbol.toStringTag, { get: failing(0, SECRET) }),
  'a status that can be written but not read, and throws when it is': () =>
    Object.defineProperty(new Error(SECRET), 'status', { set: failing(0, SECRET), enumerable: true }),
  'a toString that throws only the second time': () => ({ toString: failing(1, SECRET) }),
  'a toJSON that throws only the second time': () => ({ toJSON: failing(1, SECRET) }),
  'headers that throw only the second time': () =>
    Object.assign(new Error(SECRET), {
      status: 400,
      headers: Object.defineProperty({}, 'x-a', { enumerable: true, get: failing(1, SECRET) }),
    }),
  'a draft that is revoked a moment later': () => {
    const { proxy, revoke } = Proxy.revocable(new Error(SECRET), {})
    setImmediate(revoke)
    return proxy
  },
  'a property whose tag throws when it is printed': () =>
    Object.assign(new Error(SECRET), { child: untellable() }),
  'a cause whose stack throws when it is printed': () =>
    new Error(SECRET, {
      cause: Object.defineProperty(new Error(SECRET), 'stack', { get: failing(0, SECRET) }),
    }),
  'a name that is no text': () => Object.assign(withStack(), { name: Symbol(SECRET) }),
  'a name that throws when it is printed': () =>
    Object.defineProperty(withStack(), 'name', { get: failing(0, SECRET) }),
  'errors that throw when they are printed': () =>
    Object.defineProperty(new Error(SECRET), 'errors', { get: failing(0, SECRET), enumerable: true }),
  'a property under a symbol whose tag throws when it is printed': () =>
    Object.assign(new Error(SECRET), { [Symbol(SECRET)]: untellable() }),
  'a Map that passes for an Error': () =>
    Object.assign(Object.setPrototypeOf(new Map([[SECRET, untellable()]]), Error.prototype), {
      [Symbol.iterator]: SECRET,
    }),
  'an error of a class that cannot be printed': () => new Unprintable(SECRET),
  'a stack that is an object': () =>
    Object.assign(new Error(SECRET), { stack: { toString: failing(1, SECRET) } }),
}

/** An object whose tag throws. */
function untellable(): object {
  return Object.defineProperty({}, Symbol.toStringTag, { get: failing(0, SECRET) })
}

class Unprintable extends Error {
  [inspect.custom](): never {
    throw SECRET
  }
}

/** An error whose stack is made: jest has a formatter of its own for it, which reads the name as node does not. */
function withStack(): Error {
  const error = new Error(SECRET)
  Reflect.get(error, 'stack')
  return error
}

/** An error with a property that throws after so many looks. */
function late(key: string, times: number): () => unknown {
  return () => Object.defineProperty(new Error(SECRET), key, { get: failing(times, SECRET) })
}
