import { validateHeaderName, validateHeaderValue } from 'node:http'
import { findProperty } from '../read-unknown.ts'

/**
 * Whether node sends every one of these headers. Frameworks set the `headers` of an error long after the last try/catch:
 * one that node refuses ends the process.
 *
 * @param entries lists the headers; if it throws, so would the framework
 */
export function areSendable(entries: () => readonly (readonly [string, unknown])[]): boolean {
  try {
    for (const [name, value] of entries()) {
      validateHeaderName(name)
      Reflect.apply(validateHeaderValue, undefined, [name, value])
      // Node refuses it when it sends the head, because the body has a length.
      if (name.toLowerCase() === 'trailer') return false
    }
    return true
  } catch {
    return false
  }
}

/** Lists headers as text, own ones or inherited ones too, without those whose name is skipped. */
export function listHeaders(
  headers: unknown,
  { isOwn, skipped }: { isOwn: boolean; skipped: RegExp | undefined },
): [string, unknown][] {
  const names: string[] = []
  for (const name in Object(headers)) names.push(name)
  return names
    .filter((name) => !skipped?.test(name) && (!isOwn || Object.hasOwn(Object(headers), name)))
    .map((name) => [name, textOf(Reflect.get(Object(headers), name))])
}

function textOf(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String) : String(value)
}

/** Whether a property can be assigned in strict mode. A setter is trusted, not tried. */
export function isWritable(target: object, key: string): boolean {
  try {
    const { holder = target, property } = findProperty(target, key) ?? {}
    if (property?.set) return true
    const hasRoom = (property && holder === target) || Object.isExtensible(target)
    return hasRoom && (property === undefined || property.writable === true)
  } catch {
    // A proxy that cannot be looked at.
    return false
  }
}
