import { headerOf, textOf } from './read-text.ts'
import { isMethod, read } from './read-unknown.ts'

/** What a failure tells about the response. */
export interface FailureFacts {
  /** `undefined` if there was no response, or only its body is known. */
  readonly status: number | undefined
  readonly url: unknown
  /** Whether it is the error of VOD's web upload SDK. */
  readonly isOfSdk: boolean
  /** The value of a header, given in lower case. */
  readonly header: (name: string) => string | undefined
  /** The values that can be the parsed body, the best first. */
  readonly bodies: readonly unknown[]
}

/** The XMLHttpRequest of an event; any other value as it is. */
export function rootOf(failure: unknown): unknown {
  const target = read(failure, 'target')
  return isMethod(target, 'getAllResponseHeaders') ? target : failure
}

/** Where clients keep the body. */
const PLACES = ['data', 'body', 'error', 'info', 'responseText']

/** Reads what clients make of a response, which they keep as it is or as the `response` of an error. */
export async function factsOf(failure: unknown): Promise<FailureFacts> {
  const root = rootOf(failure)
  // Of an XMLHttpRequest, this is the body.
  const sources = [read(root, 'response'), root]
  const valuesOf = (...keys: string[]) => sources.flatMap((source) => keys.map((key) => read(source, key)))
  return {
    status: valuesOf('status', 'status_code').find(isStatus),
    url: [...valuesOf('url', 'responseURL'), read(read(root, 'config'), 'url')].find(Boolean),
    isOfSdk: typeof read(root, 'status_code') === 'number',
    header: (name) => sources.map((source) => headerOf(source, name)).find(Boolean),
    bodies: await Promise.all([...valuesOf(...PLACES), ...sources].map(bodyOf)),
  }
}

function isStatus(value: unknown): value is number {
  return Number.isInteger(value) && value !== 0
}

async function bodyOf(value: unknown): Promise<unknown> {
  try {
    const text = await textOf(value)
    return text ? (fromXml(text) ?? JSON.parse(text)) : value
  } catch {
    return undefined
  }
}

/** An error in the XML of BOS's S3 protocol; `undefined` for any other text. */
function fromXml(text: string): object | undefined {
  const element = (name: string) => text.split(`<${name}>`)[1]?.split('<')[0]
  const isXml = /^\s*</.test(text) && element('Error') !== undefined && element('Code')
  return isXml ? { isXml, code: element('Code'), requestId: element('RequestId') } : undefined
}
