import { isObject, read, readString } from '../probe.ts'
import { isRequestId } from '../request-id.ts'

/** What an error body of VOD's carries. */
export interface WireBody {
  readonly code: string
  readonly message: string | undefined
  readonly requestId: string | undefined
}

/** Far above any error body; a longer text is no error body. */
const MAX_JSON_LENGTH = 65_536

/** A code is one word, perhaps with qualifiers before dots; anything else is not a code. */
const CODE = /^[A-Za-z][\w-]{0,63}(?:\.[A-Za-z][\w-]{0,63}){0,3}$/

/**
 * Reads an error body in any of the shapes seen on the wire (UPSTREAM: wire shapes), or `undefined` where there is no
 * code to read:
 *
 * - `{requestId, code, message}` of v2 and, with `success: false`, of v1; the SDKs say `request_id`;
 * - a message that is an object, `{global: "…"}`;
 * - `{code, message}` without a request id, and `{error: {code, message}}`;
 * - any of these as JSON text.
 */
export function readWireBody(body: unknown): WireBody | undefined {
  const parsed = typeof body === 'string' ? parseJson(body) : body
  if (!isObject(parsed)) return undefined
  const holder = isObject(read(parsed, 'error')) ? read(parsed, 'error') : parsed
  const code = readString(holder, 'code')
  if (code === undefined || !CODE.test(code)) return undefined
  const requestId = read(parsed, 'requestId') ?? read(parsed, 'request_id')
  return { code, message: readMessage(holder), requestId: isRequestId(requestId) ? requestId : undefined }
}

function readMessage(holder: unknown): string | undefined {
  return readString(holder, 'message') ?? readString(read(holder, 'message'), 'global')
}

function parseJson(text: string): unknown {
  if (text.length > MAX_JSON_LENGTH || !text.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
