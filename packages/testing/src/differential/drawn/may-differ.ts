import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { types } from 'node:util'
import type { Hosts } from '../hosts/host.ts'
import type { Observation } from '../observation.ts'
import type { Own } from '../row.ts'

/** What became of a drawn script on both sides. */
export interface Outcome {
  readonly family: Hosts['family']
  readonly own: Own
  readonly thrown: unknown
  readonly bare: Observation
  readonly mounted: Observation
}

/**
 * Whether a difference is one of those that are documented: the value is of their kind, and was masked where the bare
 * framework goes wrong, or where the handler cannot know that an own handler of the app keeps it from that.
 */
export function isDocumentedKind({ family, own, thrown, bare, mounted }: Outcome): boolean {
  if (goesWrong(mounted) || !(family === 'koa' ? isHardForKoa(thrown) : hasHeaders(thrown))) return false
  if (goesWrong(bare)) return true
  return own === 'handler' && (family === 'koa' ? isNullish(thrown) : areRefused(thrown))
}

function goesWrong({ client, process }: Observation): boolean {
  return client.includes('hangs') || process.some((line) => line.includes('end the process'))
}

function isNullish(thrown: unknown): boolean {
  return thrown === null || thrown === undefined
}

/** Whether node refuses to send the headers of the value, or they cannot be read. */
function areRefused(thrown: unknown): boolean {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  try {
    const headers: unknown = Reflect.get(Object(thrown), 'headers')
    for (const [name, value] of Object.entries(Object(headers)))
      Reflect.apply(response.setHeader, response, [name, value])
    return response.hasHeader('trailer')
  } catch {
    return true
  }
}

function isHardForKoa(thrown: unknown): boolean {
  if (isNullish(thrown) || hasHeaders(thrown)) return true
  return isObject(thrown) && !(isWritable(thrown, 'status') && isWritable(thrown, 'headerSent'))
}

function hasHeaders(thrown: unknown): boolean {
  if (!isObject(thrown)) return false
  return types.isProxy(thrown) || 'headers' in thrown
}

function isWritable(target: object, key: string): boolean {
  if (!types.isProxy(target) && !Object.isExtensible(target)) return false
  for (let holder: object | null = target; holder; holder = Object.getPrototypeOf(holder)) {
    if (types.isProxy(holder)) return false
    const own = Object.getOwnPropertyDescriptor(holder, key)
    if (own) return own.writable ?? own.set !== undefined
  }
  return true
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}
