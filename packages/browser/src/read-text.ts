import { isMethod, read } from './read-unknown.ts'

/** Characters or bytes. The bodies of the BFF and of BOS have a few hundred. */
const MAX_LENGTH = 65_536

/**
 * The text of a body that nobody has parsed: a text, a Blob, an ArrayBuffer, or a Response, which stays readable. '' for any
 * other value and for what is too long.
 *
 * @throws if it cannot be read, as of a Response that was consumed.
 */
export async function textOf(value: unknown): Promise<string> {
  const body = isMethod(value, 'clone') ? Object(value).clone() : value
  const length = read(body, 'size') ?? read(body, 'byteLength') ?? headerOf(body, 'content-length')
  if (Number(length) > MAX_LENGTH) return ''
  if (isMethod(body, 'text')) return await Object(body).text()
  return read(body, 'byteLength')
    ? new TextDecoder().decode(Object(body))
    : typeof body === 'string'
      ? body
      : ''
}

/** The value of a header, given in lower case. */
export function headerOf(source: unknown, name: string): string | undefined {
  const headers = read(source, 'headers')
  if (isMethod(headers, 'get')) return Object(headers).get(name)
  // getResponseHeader would write to the console if the header is not exposed.
  const lines = isMethod(source, 'getAllResponseHeaders') ? Object(source).getAllResponseHeaders() : ''
  return new RegExp(`^${name}: *(.+)$`, 'im').exec(lines)?.[1] ?? Object(headers)[name]
}
