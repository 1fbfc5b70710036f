/**
 * The one guarded room: everything that looks into a value of unknown kind (a thrown value, an upstream body) looks
 * through here. Getters that throw, revoked proxies and exotic prototypes read as `undefined`; nothing is ever written.
 */

/** The value under a key, own or inherited; `undefined` where there is none or reading it throws. */
export function read(value: unknown, key: PropertyKey): unknown {
  if (!isObject(value)) return undefined
  try {
    return (value as Readonly<Record<PropertyKey, unknown>>)[key]
  } catch {
    return undefined
  }
}

/** The value at the end of a path of keys; the empty path is the value itself. */
export function readPath(value: unknown, path: readonly string[]): unknown {
  let found = value
  for (const key of path) found = read(found, key)
  return found
}

/** The string under a key, or `undefined` where it is none. */
export function readString(value: unknown, key: PropertyKey): string | undefined {
  const found = read(value, key)
  return typeof found === 'string' ? found : undefined
}

/** The integer under a key, or `undefined` where there is none. */
export function readInteger(value: unknown, key: PropertyKey): number | undefined {
  const found = read(value, key)
  return isInteger(found) ? found : undefined
}

/** Whether the value is a number without a fraction. */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value)
}

/** The values under the own names of an object, at most so many; none where it has none or does not tell them. */
export function readValues(value: unknown, most: number): readonly unknown[] {
  if (!isObject(value)) return []
  try {
    return Object.keys(value)
      .slice(0, most)
      .map((key) => read(value, key))
  } catch {
    return []
  }
}

/** A header's text out of a plain object with lower-case names, or of anything with a `get` (Headers, AxiosHeaders). */
export function readHeader(headers: unknown, name: string): string | undefined {
  const own = readString(headers, name)
  const get = own === undefined ? read(headers, 'get') : undefined
  if (typeof get !== 'function') return own
  try {
    const found: unknown = Reflect.apply(get, headers, [name])
    return typeof found === 'string' ? found : undefined
  } catch {
    return undefined
  }
}

/** Whether keys can be read off the value at all. */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** A property and the object that has it: the value itself, or one of its prototypes. */
interface FoundProperty {
  readonly holder: object
  readonly property: PropertyDescriptor
}

/** Finds a property, own or inherited, without running its getter; `undefined` where there is none. */
export function findProperty(target: object, key: PropertyKey): FoundProperty | undefined {
  for (let holder: object | null = target; holder; holder = Reflect.getPrototypeOf(holder)) {
    const property = Reflect.getOwnPropertyDescriptor(holder, key)
    if (property) return { holder, property }
  }
  return undefined
}

/** The own enumerable keys of an object; none where looking throws. */
export function keysOf(value: object): readonly string[] {
  try {
    return Object.keys(value)
  } catch {
    return []
  }
}

/** Whether the value is an object that a literal makes, of any realm. */
export function isPlainObject(value: unknown): value is object {
  if (!isObject(value)) return false
  try {
    const prototype = Reflect.getPrototypeOf(value)
    return prototype === null || Reflect.getPrototypeOf(prototype) === null
  } catch {
    return false
  }
}

/** Whether the value is an array; a revoked proxy is none. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value)
  } catch {
    return false
  }
}

/** Whether the value can be awaited: a promise of any library. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof read(value, 'then') === 'function'
}

/** Whether the value is an Error of any realm. */
export function isError(value: unknown): value is Error {
  try {
    return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]'
  } catch {
    return false
  }
}
