import { inspect, types } from 'node:util'
import { isObject } from '../probe.ts'

/** What frameworks read off any error, or call to make text of it, before they have anything to fall back on. */
const DECISIVE = [
  'status',
  'statusCode',
  'code',
  'expose',
  'headers',
  'stack',
  'toJSON',
  Symbol.toStringTag,
  inspect.custom,
] as const

/**
 * Whether a framework that is handed the value runs code that stands on the value itself: traps of a proxy, an accessor or
 * a method of its own. Such code may do one thing when it is tried and another when it matters: a draft is revoked, a
 * lazy property fails. The code of a class, the same for all its instances, is not the value's own. Throws where the
 * value cannot be looked at.
 */
export function runsOwnCode(thrown: object): boolean {
  if (types.isProxy(thrown) || DECISIVE.some((key) => isOwnCode(thrown, key))) return true
  const headers: unknown = Reflect.get(thrown, 'headers')
  return (
    (!Reflect.get(thrown, 'stack') && isOwnCode(thrown, 'toString')) ||
    (Boolean(Reflect.get(thrown, 'expose')) && isOwnCode(thrown, 'message')) ||
    (isObject(headers) && hasOwnCode(headers))
  )
}

function hasOwnCode(headers: object): boolean {
  return types.isProxy(headers) || Reflect.ownKeys(headers).some((key) => isOwnCode(headers, key))
}

function isOwnCode(holder: object, key: PropertyKey): boolean {
  const { get, set, value } = Reflect.getOwnPropertyDescriptor(holder, key) ?? {}
  const code = get ?? set
  return code ? !isNative(code) : typeof value === 'function'
}

/** From Node 21 on, the stack of an Error is an accessor of its own. */
function isNative(code: CallableFunction): boolean {
  return Function.prototype.toString.call(code).endsWith('{ [native code] }')
}
