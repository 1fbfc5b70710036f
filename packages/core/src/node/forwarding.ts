import { validateHeaderName, validateHeaderValue } from 'node:http'
import { findProperty } from '../read-unknown.ts'
import { CONNECTION_HEADERS } from '../response/error-response.ts'

/**
 * Whether the framework can handle a thrown value without a crash or a request that hangs. Inspects the properties of the
 * value and reads its `headers`, but runs no other code of the value.
 */
export type CanForward<Exchange> = (thrown: unknown, exchange: Exchange) => boolean

type Headers = readonly (readonly [name: string, value: unknown])[]

/**
 * Whether node accepts all of these headers, if there are any. Frameworks set the `headers` of an error outside any try/catch,
 * so a header that node rejects would crash the process.
 *
 * @param list lists the headers; false if it throws, because the framework would, too
 */
export function areSendable<Given>(
  headers: Given | null | undefined,
  list: (headers: Given) => Headers,
  isHttp2 = false,
): boolean {
  if (headers === undefined || headers === null) return true
  try {
    return list(headers).every(isHttp2 ? isSendableOnHttp2 : isSendableOnHttp1)
  } catch {
    return false
  }
}

/** Throws or returns false. Node rejects `trailer` beside a content-length, but only when it sends the headers. */
function isSendableOnHttp1([name, value]: readonly [string, unknown]): boolean {
  validateHeaderName(name)
  Reflect.apply(validateHeaderValue, undefined, [name, value])
  return name.toLowerCase() !== 'trailer'
}

/** Node rejects the headers of the connection on HTTP/2, and accepts any text as a value. */
function isSendableOnHttp2([name, value]: readonly [string, unknown]): boolean {
  validateHeaderName(name)
  return value !== undefined && value !== null && !CONNECTION_HEADERS.has(name.toLowerCase())
}

/** Lists headers as text, inherited ones, too. */
export function listHeadersAsText(headers: unknown): [string, unknown][] {
  const names: string[] = []
  for (const name in Object(headers)) names.push(name)
  return names.map((name) => [name, headerText(Reflect.get(Object(headers), name))])
}

function headerText(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String) : String(value)
}

/** Whether a property can be assigned in strict mode. Assumes that a setter works, and does not call it. */
export function isWritable(target: object, key: string): boolean {
  try {
    // A proxy may forbid the first look, and so the assignment.
    if (!Object.hasOwn(target, key) && !(key in target)) return Object.isExtensible(target)
    const found = findProperty(target, key)
    if (found?.property.set) return true
    return found?.property.writable === true && (found.holder === target || Object.isExtensible(target))
  } catch {
    // A revoked or hostile proxy.
    return false
  }
}
