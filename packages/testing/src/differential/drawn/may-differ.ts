import { types } from 'node:util'
import type { Hosts } from '../hosts/host.ts'
import type { Observation } from '../observation.ts'

/** What became of a drawn script on both sides. */
export interface Outcome {
  readonly family: Hosts['family']
  readonly thrown: unknown
  readonly bare: Observation
  readonly mounted: Observation
}

/** Whether a difference is one of those that are documented: the value is of their kind, and was masked. */
export function isDocumentedKind({ family, thrown, mounted }: Outcome): boolean {
  const isMasked =
    !mounted.client.includes('hangs') && !mounted.process.some((line) => line.includes('end the process'))
  return isMasked && (family === 'koa' ? isHardForKoa(thrown) : hasHeaders(thrown))
}

function isHardForKoa(thrown: unknown): boolean {
  if (thrown === null || thrown === undefined || hasHeaders(thrown)) return true
  return isObject(thrown) && !(isWritable(thrown, 'status') && isWritable(thrown, 'headerSent'))
}

/** Which of them node refuses is for the tables to say. */
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
