/**
 * Safe access to values of unknown type, such as thrown values and upstream bodies. All code reads them through this file.
 * Throwing getters, revoked proxies and exotic prototypes read as `undefined`. Nothing is ever written.
 */

/** The value of an own or inherited property; `undefined` if it is missing or reading it throws. */
export function read(value: unknown, key: PropertyKey): unknown {
  if (!isObject(value)) return undefined
  try {
    return (value as Readonly<Record<PropertyKey, unknown>>)[key]
  } catch {
    return undefined
  }
}

/** A value of which nothing is known but that it has properties. */
type Properties = Readonly<Partial<Record<PropertyKey, unknown>>>

/**
 * Makes a function that reads properties as {@link read} does, each by its name: V8 takes much longer to read a property by
 * a key that varies. It reads all that it names: a getter of Express or Koa can print a warning.
 *
 * @example
 * const readIds = reader(({ requestId, request_id: sdkId }) => ({ requestId, sdkId }))
 */
export function reader<Fields>(pick: (value: Properties) => Fields): (value: unknown) => Fields {
  return (value) => {
    try {
      return pick(isObject(value) ? (value as Properties) : NOTHING)
    } catch {
      return pick(new Proxy(NOTHING, { get: (_target, key) => read(value, key) }))
    }
  }
}

const NOTHING: Properties = Object.freeze({})

/** The value at the end of a path of keys; the empty path is the value itself. */
export function readPath(value: unknown, path: readonly string[]): unknown {
  let found = value
  for (const key of path) found = read(found, key)
  return found
}

/** The value of a property if it is a string, else `undefined`. */
export function readString(value: unknown, key: PropertyKey): string | undefined {
  const found = read(value, key)
  return typeof found === 'string' ? found : undefined
}

/** The value of a property if it is an integer, else `undefined`. */
export function readInteger(value: unknown, key: PropertyKey): number | undefined {
  const found = read(value, key)
  return isInteger(found) ? found : undefined
}

/** `Number.isInteger` as a type guard. */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value)
}

/** Whether a value is the status of a successful response: an integer 200–299. */
export function isSuccessStatus(value: unknown): value is number {
  return isInteger(value) && value >= 200 && value <= 299
}

/** Whether a value is the status of an error response: an integer 400–599. */
export function isErrorStatus(value: unknown): value is number {
  return isInteger(value) && value >= 400 && value <= 599
}

/** The values of the own enumerable properties, at most `limit` of them; none if listing them throws. */
export function readValues(value: unknown, limit: number): readonly unknown[] {
  if (!isObject(value)) return []
  // Listing the keys of a huge array takes seconds.
  if (isArray(value)) {
    const length = Math.min(readInteger(value, 'length') ?? 0, limit)
    return Array.from({ length }, (_item, index) => read(value, index))
  }
  try {
    return Object.keys(value)
      .slice(0, limit)
      .map((key) => read(value, key))
  } catch {
    return []
  }
}

/** The value of a header, from a plain object with lower-case names or from anything with `get` (Headers, AxiosHeaders). */
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

/** Whether the value is an object or a function. */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** A property, and the object that holds it: the target itself or one of its prototypes. */
interface FoundProperty {
  readonly holder: object
  readonly property: PropertyDescriptor
}

/** Finds an own or inherited property without running its getter; `undefined` if there is none. */
export function findProperty(target: object, key: PropertyKey): FoundProperty | undefined {
  for (let holder: object | null = target; holder; holder = Reflect.getPrototypeOf(holder)) {
    const property = Reflect.getOwnPropertyDescriptor(holder, key)
    if (property) return { holder, property }
  }
  return undefined
}

/** The own enumerable keys of an object; none if listing them throws. */
export function keysOf(value: object): readonly string[] {
  try {
    return Object.keys(value)
  } catch {
    return []
  }
}

/** Whether the value is a plain object, such as a literal, of any realm. */
export function isPlainObject(value: unknown): value is object {
  if (!isObject(value)) return false
  try {
    const prototype = Reflect.getPrototypeOf(value)
    return prototype === null || Reflect.getPrototypeOf(prototype) === null
  } catch {
    return false
  }
}

/** Whether the value is an array; false for a revoked proxy. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value)
  } catch {
    return false
  }
}

/** Whether the value is a promise, of any library. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof readThen(value) === 'function'
}

const readThen = reader(({ then }) => then)

/** Whether a result comes later. Not `instanceof Promise`: an app can replace the global, such as by bluebird. */
export function isPromise<Result>(result: Result | Promise<Result>): result is Promise<Result> {
  return isThenable(result)
}

/** Whether the value is an Error or DOMException of any realm: under Jest, node's own are of another. */
export function isError(value: unknown): value is Error {
  try {
    const tag = Object.prototype.toString.call(value)
    return value instanceof Error || tag === '[object Error]' || tag === '[object DOMException]'
  } catch {
    return false
  }
}
