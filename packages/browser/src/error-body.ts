import { read, readMatching } from './read-unknown.ts'

/** The BFF's body in format `vod`. */
export interface PlainBody {
  readonly requestId: string
  readonly code: string
  readonly message: string
}

/** The BFF's body in format `problem`, RFC 9457. */
export interface ProblemBody {
  readonly requestId: string
  readonly code: string
  readonly detail: string
}

/** The BFF's body in format `umi`, the envelope of Ant Design Pro. */
export interface UmiBody {
  readonly success?: false
  readonly errorCode: string
  readonly errorMessage: string
  readonly traceId: string
}

/** The body of a VOD error in one of the BFF's formats: `vod`, `problem`, or `umi`. */
export type VodErrorBody = PlainBody | ProblemBody | UmiBody

/** The fields that all formats have. */
export interface BodyFields {
  readonly code: string
  readonly message: string
  readonly requestId: string | undefined
}

/** A code or an id. */
export const WORD = /^[\w.:-]{1,128}$/

const TEXT = /\S/
const WORDS = /^[A-Z][a-z]+[A-Z]\w+$/

const FORMATS = [
  ['code', 'message', 'requestId'],
  ['code', 'detail', 'requestId'],
  ['errorCode', 'errorMessage', 'traceId'],
] as const

/**
 * Whether a parsed body is a VOD error in one of the formats `vod`, `problem`, and `umi`. For code that gets bodies rather
 * than failures, such as an interceptor.
 */
export function isVodErrorBody(body: unknown): body is VodErrorBody {
  // A success can have the same fields, and has data.
  return readFields(body)?.requestId !== undefined && !read(body, 'data')
}

/**
 * The fields of a body. Without an id, as in the `info` of umi 4's BizError, only the form of its code tells a VOD error from
 * the app's business error: words, neither `NEED_LOGIN` nor a number.
 */
export function readFields(body: unknown): BodyFields | undefined {
  for (const [codeKey, messageKey, idKey] of FORMATS) {
    const code = readMatching(body, codeKey, WORD)
    const message = readMatching(body, messageKey, TEXT)
    const requestId = readMatching(body, idKey, WORD)
    const isOfBff = codeKey === 'code' || read(body, 'success') === false ? requestId : WORDS.test(`${code}`)
    if (code && message && isOfBff) return { code, message, requestId }
  }
  return undefined
}
