import type { Fault } from '@vod-errors/emulator'

/** In every hostile text, so that an echo of it can be found. */
export const MARK = 'hostile-mark'

/** The only id of these responses that may be passed on. */
export const REQUEST_ID = '7a64abd6-5fd8-4f42-a795-bb51c8cf5c6a'

export const SCRIPT = `<script>alert('${MARK}')</script>`
export const PAGE = `<html>${SCRIPT}</html>`

const JSON_TYPE = 'application/json;charset=UTF-8'
const CODE = 'MediaException.MediaNotFound'

/** An error body without a request id. */
export const WITHOUT_ID = JSON.stringify({ code: CODE, message: SCRIPT })
/** Status line and headers of an error. */
export const HEAD: readonly [string, ...string[]] = [
  'HTTP/1.1 404 Not Found',
  `content-type: ${JSON_TYPE}`,
  'connection: close',
]
export const CHUNKED = [...HEAD, 'transfer-encoding: chunked']

/** What a small compressed body expands to. Not a constant, which would count as retained memory. */
export function blanks(): Buffer {
  return Buffer.alloc(16 * 1024 * 1024, ' ')
}

/** VOD's error body with the mark in it; the fields replace its own. */
export function body(fields: object = {}): string {
  return JSON.stringify({
    requestId: REQUEST_ID,
    code: CODE,
    message: `Media not found with ${SCRIPT}`,
    ...fields,
  })
}

/** The same, with these bytes at the end of the message. */
export function bodyEndingIn(...bytes: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from(body().slice(0, -2)), Buffer.from(bytes), Buffer.from('"}')])
}

/** A 404 with a content type. */
export function typed(type: string, text: string | Uint8Array = body()): Fault {
  return { response: { status: 404, headers: { 'content-type': type }, body: text } }
}

/** A 404 of JSON. */
export function json(text: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Fault {
  return { response: { status: 404, headers: { 'content-type': JSON_TYPE, ...headers }, body: text } }
}

/** An HTML page. */
export function page(status: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return { response: { status, headers: { 'content-type': 'text/html', ...headers }, body: PAGE } }
}

/** A 404 of JSON with a content encoding. */
export function encoded(encoding: string, text: string | Uint8Array): Fault {
  return json(text, { 'content-encoding': encoding })
}

/** Any bytes, headers included. */
export function raw(head: readonly string[], text = body()): { readonly raw: { readonly bytes: string } } {
  return { raw: { bytes: `${head.join('\r\n')}\r\n\r\n${text}` } }
}
