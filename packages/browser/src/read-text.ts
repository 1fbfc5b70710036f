import { isMethod, read } from './read-unknown.ts'

/** Characters or bytes. The bodies of the BFF and of BOS have a few hundred. */
const MAX_LENGTH = 65_536

/** Milliseconds for a body that does not end. */
const TIMEOUT = 5000

/**
 * The text of a body that nobody has parsed: a text, a Blob, an ArrayBuffer, or a Response, which stays readable. Cut if it is
 * too long; '' for any other value.
 *
 * @throws if it cannot be read, as of a Response that was consumed.
 */
export async function textOf(value: unknown): Promise<string> {
  if (typeof value === 'string') return value
  const body = Object(value)
  if (isMethod(value, 'clone') && read(value, 'body')) return await readAll(body.clone().body.getReader())
  if (Number(read(value, 'size') ?? read(value, 'byteLength')) > MAX_LENGTH) return ''
  if (isMethod(value, 'text')) return await body.text()
  return read(value, 'byteLength') ? new TextDecoder().decode(body) : ''
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  // Nobody waits for it: it ends only when the other copy is cancelled, too.
  const stop = () => void reader.cancel().catch(() => {})
  const timer = setTimeout(stop, TIMEOUT)
  const decoder = new TextDecoder()
  let text = ''
  try {
    while (text.length <= MAX_LENGTH) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value, { stream: true })
    }
    return text
  } finally {
    clearTimeout(timer)
    stop()
  }
}
