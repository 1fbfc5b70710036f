import { networkCodeOf } from './network-code.ts'
import { headerOf, readBodyText } from './read-text.ts'
import { isSdkError, read, rootOf } from './read-unknown.ts'
import type { NetworkCode } from './vod-error-info.ts'

/** What a failure tells about the response. */
export interface FailureFacts {
  /** `undefined` if there was no response, or only its body is known. */
  readonly status: number | undefined
  /** The code of a failure without a whole response. */
  readonly network: NetworkCode | undefined
  /** `undefined` if it is not known. */
  readonly host: string | undefined
  /** Whether it is the error of VOD's web upload SDK. */
  readonly isOfSdk: boolean
  /** The value of a header, given in lower case. */
  readonly header: (name: string) => string | undefined
  /** The values that can be the parsed body, the best first. */
  readonly bodies: readonly unknown[]
}

/** Where clients keep the body. */
const PLACES = 'data body error info responseText text'

/** Reads what clients make of a response, which they keep as it is or as the `response` of an error. */
export async function factsOf(failure: unknown): Promise<FailureFacts> {
  const root = rootOf(failure)
  // Of an XMLHttpRequest, this is the body.
  const sources = [read(root, 'response'), root]
  const valuesOf = (keys: string, from = sources) =>
    from.flatMap((source) => keys.split(' ').map((key) => read(source, key)))
  const outcomes = await Promise.all([...valuesOf(PLACES), ...sources].map(bodyOf))
  const status = valuesOf('status status_code statusCode').find(isStatus)
  // An Error can have the status of a response that was cut off.
  const network = [...outcomes.map(([, thrown]) => thrown), status && !read(root, 'stack') ? '' : failure]
    .map(networkCodeOf)
    .find(Boolean)
  return {
    status: network ? undefined : status,
    network,
    host: valuesOf(status ? 'responseURL url baseURL' : '', [...sources, read(root, 'config')])
      .map(hostOf)
      .find(Boolean),
    isOfSdk: isSdkError(root),
    header: (name) => sources.map((source) => headerOf(source, name)).find(Boolean),
    bodies: outcomes.map(([body]) => body),
  }
}

function isStatus(value: unknown): value is number {
  return typeof value === 'number' && value > 0
}

function hostOf(url: unknown): string | undefined {
  return /^https?:\/\/([^/?#]+)/.exec(`${url}`)?.[1]
}

/** The body, or the reason why it cannot be read. In an array, because jQuery's jqXHR is a promise. */
function bodyOf(value: unknown): Promise<readonly [body?: unknown, thrown?: unknown]> {
  return readBodyText(value)
    .then<[unknown]>((text) => [text ? fromXml(text) || JSON.parse(text) : value])
    .catch((thrown) => ['', thrown])
}

/** An error in the XML of BOS's S3 protocol; `false` or '' for any other text. */
function fromXml(text: string): unknown {
  const element = (name: string) => text.split(`<${name}>`)[1]?.split('<')[0]
  const code = element('Code')
  return /^\s*<(\?[^<]*<)?Error>/.test(text) && code && { isXml: true, code, requestId: element('RequestId') }
}
