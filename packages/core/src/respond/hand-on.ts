import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isObject } from '../probe.ts'
import { runsOwnCode } from './own-code.ts'

/** What a framework does with an error that is handed on to it: enough to tell which values it does not survive. */
export interface Host {
  /** Everything that the framework makes text of, as it does; may throw. What is not text then ends the process. */
  readonly texts: (thrown: unknown) => readonly unknown[]
  /** Whether the framework takes the value as it is, and not only the text that it made of it. */
  readonly takesAsIs: (thrown: unknown) => boolean
  /** The headers that the framework copies off the value onto the response, long after the last try/catch. */
  readonly headersOf: (thrown: object) => readonly (readonly [string, unknown])[]
  /** The properties that the framework writes onto a value that it takes as it is. */
  readonly writes: readonly string[]
}

/** The properties that express, finalhandler and koa read off an error. */
const READS = ['status', 'statusCode', 'code', 'expose', 'message', 'stack'] as const

/**
 * Whether a framework can be handed a thrown value without hanging the request or ending the process: the value is
 * not nullish, can be printed and read, carries no illegal `headers`, runs no code of its own where the framework looks,
 * and takes what the framework writes onto it. Rehearses the framework's reads; writes nothing. Trusted after one look is
 * what belongs to the value's class, and what lies deeper in it than the framework's decisions go.
 */
export function survivesHandOn(thrown: unknown, host: Host): boolean {
  if (thrown === null || thrown === undefined) return false
  try {
    if (!host.texts(thrown).every((text) => typeof text === 'string')) return false
    if (!isObject(thrown)) return true
    if (runsOwnCode(thrown)) return false
    if (!host.takesAsIs(thrown)) return true
    for (const key of READS) Reflect.get(thrown, key)
    return host.headersOf(thrown).every(isLegal) && host.writes.every((key) => isWritable(thrown, key))
  } catch {
    return false
  }
}

/** Throws or says false for what node refuses to send. A `trailer` is refused late, when the head is written. */
function isLegal([name, value]: readonly [string, unknown]): boolean {
  validateHeaderName(name)
  for (const item of Array.isArray(value) ? value : [value]) validateHeaderValue(name, item)
  return name.toLowerCase() !== 'trailer'
}

/** A setter is trusted where the getter beside it can be: it is not tried. */
function isWritable(target: object, key: string): boolean {
  for (let holder: object | null = target; holder; holder = Reflect.getPrototypeOf(holder)) {
    const own = Reflect.getOwnPropertyDescriptor(holder, key)
    if (own) {
      const isTaken = own.writable ?? (own.get !== undefined && own.set !== undefined)
      return isTaken && (holder === target || Object.isExtensible(target))
    }
  }
  return Object.isExtensible(target)
}
