import { findAll } from './matching.ts'
import type { Span } from './spans.ts'

/** A text as it reads with its escapes decoded, and the way back to where each character came from. */
export interface DecodedText {
  readonly text: string
  /** Where a span of the decoded text is in the original. */
  readonly inOriginal: (span: Span) => Span
}

/** A line break that was written as an escape, `\n`. No text has it of its own: control characters are removed before. */
export const ESCAPED_BREAK = '\u0001'

/** Secrets are echoed in JSON within JSON, in percent-encoded URLs and in HTML, and in these within each other. */
const MOST_LAYERS = 3

const ENCODED =
  /%(?:25){0,4}(?:[0-7][0-9a-f]|[cd][0-9a-f]%[89ab][0-9a-f]|e[0-9a-f](?:%[89ab][0-9a-f]){2})|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nr/])|&(?:amp;){0,3}(?:quot|apos|lt|gt|amp|colon|equals|#\d{1,5}|#x[0-9a-f]{1,4});/gi

const FULL_WIDTH = /[\uff01-\uff5e]/g
const FULL_WIDTH_OFFSET = 0xfee0

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
  colon: ':',
  equals: '=',
}

/**
 * Decodes percent-encoding, JavaScript and JSON escapes, HTML entities and full-width letters, three layers deep. A quote
 * that was an escape keeps a backslash before it, because it does not end the string that it stands in.
 */
export function decodeText(original: string): DecodedText {
  let text = original.replace(FULL_WIDTH, narrow)
  let starts: readonly number[] | undefined
  for (let layer = 0; layer < MOST_LAYERS && /[%\\&]/.test(text); layer++) {
    const decoded = decodeLayer(text)
    if (!decoded) break
    starts = compose(starts, decoded.starts)
    text = decoded.text.replace(FULL_WIDTH, narrow)
  }
  return { text, inOriginal: ({ from, to }) => ({ from: starts?.[from] ?? from, to: starts?.[to] ?? to }) }
}

function narrow(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET)
}

function compose(outer: readonly number[] | undefined, inner: readonly number[]): readonly number[] {
  return outer ? inner.map((index) => outer[index] ?? index) : inner
}

interface Layer {
  readonly text: string
  /** For every character, and for the end, its index in the text before. */
  readonly starts: readonly number[]
}

/** One layer; `undefined` where nothing is encoded. */
function decodeLayer(encoded: string): Layer | undefined {
  let text = ''
  let from = 0
  const starts: number[] = []
  function copyUpTo(end: number): void {
    text += encoded.slice(from, end)
    while (from < end) starts.push(from++)
  }
  for (const { 0: escaped, index } of findAll(ENCODED, encoded)) {
    copyUpTo(index)
    const decoded = decodeEscape(escaped)
    text += decoded
    for (let unit = 0; unit < decoded.length; unit++) starts.push(index + unit)
    from = index + escaped.length
  }
  if (from === 0) return undefined
  copyUpTo(encoded.length)
  return { text, starts: [...starts, encoded.length] }
}

function decodeEscape(escaped: string): string {
  const character = decoderOf(escaped)(escaped)
  if (/[\n\r]/.test(character)) return ESCAPED_BREAK
  return escaped.startsWith('\\') && /["'`]/.test(character) ? `\\${character}` : character
}

function decoderOf(escaped: string): (escaped: string) => string {
  if (escaped.startsWith('%')) return decodePercent
  return escaped.startsWith('&') ? decodeEntity : decodeBackslash
}

function decodePercent(escaped: string): string {
  try {
    return decodeURIComponent(escaped.replace(/%(?:25)+(?=[0-9a-f]{2})/gi, '%'))
  } catch {
    return '\ufffd'
  }
}

function decodeBackslash(escaped: string): string {
  if (escaped.length > 2) return String.fromCharCode(Number.parseInt(escaped.slice(2), 16))
  return escaped.endsWith('/') ? '/' : '\n'
}

function decodeEntity(escaped: string): string {
  const name = escaped.slice(escaped.lastIndexOf('&') + 1, -1).replace(/^(?:amp;)+/i, '')
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? '&'
  return String.fromCharCode(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
}
