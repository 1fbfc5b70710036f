import { CATALOG, en } from '@vod-errors/core'
import { type FailureKind, kindOf, PUBLISHED } from './failure-kinds.ts'

/** A complete response of a BFF. */
export interface BffResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

type Expected = Omit<FailureKind, 'fault'>

/** A request id that a person can quote. */
const ID = /^[\w-]{8,128}$/

/** The request id of a response; empty if there is no valid one. */
export function requestIdOf({ text }: Pick<BffResponse, 'text'>): string {
  try {
    const { requestId } = Object(JSON.parse(text))
    return typeof requestId === 'string' && ID.test(requestId) ? requestId : ''
  } catch {
    return ''
  }
}

/** Checks the status, the whole body and the headers of the contract. Returns the first problem, or `undefined`. */
export function problemWith(response: BffResponse, { code, hasVodId }: Expected): string | undefined {
  const requestId = requestIdOf(response)
  const body = JSON.stringify({ requestId, code, message: en.codes[code] })
  const expected = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-language': 'en',
    'x-bce-request-id': hasVodId ? requestId : undefined,
  }
  if (response.status !== CATALOG[code].status) return `status ${response.status} for ${code}`
  if (response.text !== body) return `body ${response.text} for ${code}`
  const [name] = Object.entries(expected).find(([name, value]) => response.headers[name] !== value) ?? []
  return name && `${name}: ${response.headers[name]} for ${code}`
}

/** What a BFF may report while VOD is down: unreachable, too slow, or cut off before or during the response. */
const DOWN: readonly Expected[] = [
  { code: 'UpstreamUnreachable', hasVodId: false },
  { code: 'UpstreamTimeout', hasVodId: false },
  { code: 'UpstreamUnreachable', hasVodId: true },
  { code: 'UpstreamInvalidResponse', hasVodId: true },
]

/** `VOD`: the BFF passed on VOD's response, success or error. `down`: it reports that VOD could not be reached. */
export type Verdict = 'VOD' | 'down' | 'wrong'

/** Classifies a response during a restart of VOD. */
export function judgeResponse(mediaId: string, response: BffResponse): Verdict {
  const kind = kindOf(mediaId)
  const isFromVod = kind
    ? problemWith(response, kind) === undefined
    : response.status === 200 && response.text.includes(`"${PUBLISHED}"`)
  if (isFromVod) return 'VOD'
  return DOWN.some((each) => problemWith(response, each) === undefined) ? 'down' : 'wrong'
}
