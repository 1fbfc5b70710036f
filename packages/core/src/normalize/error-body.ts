import { types } from 'node:util'
import { isCode } from '../catalog/look-up.ts'
import { isInteger, isObject, read, reader, readInteger, readString } from '../read-unknown.ts'
import { isRequestId } from '../vod-error/request-id.ts'

/** The parsed error body. It has at least a code or a request id. */
export interface ErrorBody {
  readonly code: string | undefined
  readonly message: string | undefined
  readonly requestId: string | undefined
  /**
   * Whether the id is under `requestId`, as documented, or the text is a rejection of the SDK. Other services, such as
   * DashScope, use `request_id`, too.
   */
  readonly hasDocumentedId: boolean
}

/** The most bytes or characters of a body that count: error bodies have a few hundred. */
export const MAX_ERROR_BODY = 65_536

/**
 * Reads an error body in any of the shapes seen on the wire. Returns `undefined` if it has neither a code nor a request id.
 * The shapes:
 *
 * - `{requestId, code, message}` of v2 and, with `success: false`, of v1; the SDKs write `request_id`;
 * - a message that is an object, `{global: "…"}`;
 * - `{code, message}` without a request id, and `{error: {code, message}}`;
 * - a code that is a number other than 0;
 * - any of these as JSON text, or as its bytes.
 */
export function readErrorBody(body: unknown): ErrorBody | undefined {
  const text = bodyTextOf(body)
  const parsed = text === undefined ? body : parseJson(text)
  if (!isObject(parsed)) return undefined
  const fields = readFields(parsed)
  const holder = isObject(fields.error) ? fields.error : parsed
  const code = toCode(readCode(holder))
  const documentedId = isRequestId(fields.requestId) ? fields.requestId : undefined
  const requestId = documentedId ?? (isRequestId(fields.sdkId) ? fields.sdkId : undefined)
  if (code === undefined && requestId === undefined) return undefined
  const hasDocumentedId =
    documentedId !== undefined || (text !== undefined && requestId !== undefined && isOfSdk(parsed))
  return { code, message: toMessage(readMessage(holder)), requestId, hasDocumentedId }
}

const readFields = reader(({ error, requestId, request_id: sdkId }) => ({ error, requestId, sdkId }))
const readCode = reader(({ code }) => code)
const readMessage = reader(({ message }) => message)

/** Whether this is the whole documented body. A numeric code does not count: other APIs use those. */
export function isDocumentedBody({ code, message, hasDocumentedId }: ErrorBody): boolean {
  return hasDocumentedId && message !== undefined && /[A-Za-z]/.test(code ?? '')
}

/** DashScope's own SDK has the same keys and `output`. */
function isOfSdk(parsed: object): boolean {
  return readInteger(parsed, 'status_code') !== undefined && read(parsed, 'output') === undefined
}

function toCode(code: unknown): string | undefined {
  const text = isInteger(code) && code !== 0 ? String(code) : code
  return isCode(text) ? text : undefined
}

function toMessage(message: unknown): string | undefined {
  return typeof message === 'string' ? message : readString(message, 'global')
}

/** The text of a body that a client left as text or bytes. */
function bodyTextOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body
  const bytes = types.isAnyArrayBuffer(body) ? new Uint8Array(body) : body
  if (!types.isUint8Array(bytes) || bytes.length > MAX_ERROR_BODY) return undefined
  return Buffer.from(bytes).toString('utf8')
}

function parseJson(text: string): unknown {
  if (text.length > MAX_ERROR_BODY) return undefined
  // Also removes a byte order mark, which JSON.parse rejects.
  const json = text.trimStart()
  if (!json.startsWith('{')) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
