import { read } from './read-unknown.ts'

/**
 * The text of a body that nobody has parsed: a text, a Blob, an ArrayBuffer, or a Response, which stays readable. '' for any
 * other value.
 *
 * @throws if it cannot be read, as of a Response that was consumed.
 */
export async function readBodyText(value: unknown): Promise<string> {
  if (typeof value === 'string') return value
  const body = Object(Object(value).clone?.() ?? value)
  if (typeof read(body, 'text') === 'function') return await body.text()
  return read(body, 'byteLength') ? new TextDecoder().decode(body) : ''
}

/** The value of a header, given in lower case. */
export function headerOf(source: unknown, name: string): string | undefined {
  const headers = Object(read(source, 'headers'))
  // getResponseHeader would write to the console if the header is not exposed.
  const lines = Object(source).getAllResponseHeaders?.()
  return headers.get?.(name) ?? new RegExp(`^${name}: *(.+)$`, 'im').exec(lines)?.[1] ?? headers[name]
}
