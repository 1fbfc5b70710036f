import { validateHeaderName, validateHeaderValue } from 'node:http'
import { findProperty } from '../read-unknown.ts'

/**
 * Whether node accepts all of these headers. Frameworks set the `headers` of an error outside any try/catch, so a header that
 * node rejects would crash the process.
 *
 * @param entries lists the headers; false if it throws, because the framework would, too
 */
export function areSendable(entries: () => readonly (readonly [string, unknown])[]): boolean {
  try {
    for (const [name, value] of entries()) {
      validateHeaderName(name)
      Reflect.apply(validateHeaderValue, undefined, [name, value])
      // Node rejects it with a content-length, but only when it sends the headers.
      if (name.toLowerCase() === 'trailer') return false
    }
    return true
  } catch {
    return false
  }
}

/** Lists headers as text: own ones, or inherited ones, too; without those whose name matches `skipped`. */
export function listHeaders(
  headers: unknown,
  { isOwn, skipped }: { isOwn: boolean; skipped: RegExp | undefined },
): [string, unknown][] {
  const names: string[] = []
  for (const name in Object(headers)) names.push(name)
  return names
    .filter((name) => !skipped?.test(name) && (!isOwn || Object.hasOwn(Object(headers), name)))
    .map((name) => [name, headerText(Reflect.get(Object(headers), name))])
}

function headerText(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String) : String(value)
}

/** Whether a property can be assigned in strict mode. Assumes that a setter works, and does not call it. */
export function isWritable(target: object, key: string): boolean {
  try {
    const { holder = target, property } = findProperty(target, key) ?? {}
    if (property?.set) return true
    const canDefine = (property && holder === target) || Object.isExtensible(target)
    return canDefine && (property === undefined || property.writable === true)
  } catch {
    // A revoked or hostile proxy.
    return false
  }
}
