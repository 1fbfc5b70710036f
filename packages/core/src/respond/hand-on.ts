import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isObject } from '../probe.ts'

/** What a framework does with an error that is handed on to it: enough to tell which values it does not survive. */
export interface Host {
  /** Turns the value into text as the framework does; may throw. */
  readonly print: (thrown: unknown) => unknown
  /** Whether the framework takes the value as it is, and not only the text that it printed. */
  readonly takesAsIs: (thrown: unknown) => boolean
  /** The properties that the framework writes onto a value that it takes as it is. */
  readonly writes: readonly string[]
}

/** The properties that express, finalhandler and koa read off an error. */
const READS = ['status', 'statusCode', 'code', 'expose', 'message', 'stack'] as const

/**
 * Whether a framework can be handed a thrown value without hanging the request or ending the process: the value is
 * not nullish, can be printed and read, carries no illegal `headers`, and takes what the framework writes onto it.
 * Rehearses the framework's reads; writes nothing.
 */
export function survivesHandOn(thrown: unknown, host: Host): boolean {
  if (thrown === null || thrown === undefined) return false
  try {
    host.print(thrown)
    if (!isObject(thrown) || !host.takesAsIs(thrown)) return true
    for (const key of READS) Reflect.get(thrown, key)
    checkHeaders(Reflect.get(thrown, 'headers'))
    return hasPrintableMessage(thrown) && host.writes.every((key) => isWritable(thrown, key))
  } catch {
    return false
  }
}

/** The frameworks copy `headers` onto the response, long after the last try/catch. */
function checkHeaders(headers: unknown): void {
  if (!isObject(headers)) return
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name)
    for (const item of Array.isArray(value) ? value : [value]) validateHeaderValue(name, item)
  }
}

/** An exposed message is sent as the body. */
function hasPrintableMessage(thrown: object): boolean {
  return !Reflect.get(thrown, 'expose') || typeof Reflect.get(thrown, 'message') === 'string'
}

function isWritable(target: object, key: string): boolean {
  for (let holder: object | null = target; holder; holder = Reflect.getPrototypeOf(holder)) {
    const own = Reflect.getOwnPropertyDescriptor(holder, key)
    if (own)
      return (own.writable ?? own.set !== undefined) && (holder === target || Object.isExtensible(target))
  }
  return Object.isExtensible(target)
}
