import { isMethod, read } from './read-unknown.ts'

/**
 * The text of a body that nobody has parsed: a text, a Blob, an ArrayBuffer, or a Response, which stays readable. '' for any
 * other value.
 *
 * @throws if it cannot be read, as of a Response that was consumed.
 */
export async function textOf(value: unknown): Promise<string> {
  if (typeof value === 'string') return value
  const body = Object(isMethod(value, 'clone') ? Object(value).clone() : value)
  if (isMethod(body, 'text')) return await body.text()
  return read(body, 'byteLength') ? new TextDecoder().decode(body) : ''
}

/** The value of a header, given in lower case. */
export function headerOf(source: unknown, name: string): string | undefined {
  const headers = read(source, 'headers')
  if (isMethod(headers, 'get')) return Object(headers).get(name)
  // getResponseHeader would write to the console if the header is not exposed.
  const lines = isMethod(source, 'getAllResponseHeaders') ? Object(source).getAllResponseHeaders() : ''
  return new RegExp(`^${name}: *(.+)$`, 'im').exec(lines)?.[1] ?? Object(headers)[name]
}
