import { findAll } from './matching.ts'
import { INVISIBLE } from './printable.ts'
import type { Span } from './spans.ts'

/** A text with some of its escapes decoded, and where each character was in the original. */
export interface Reading {
  readonly text: string
  /** Maps a span of this text to the original. */
  readonly inOriginal: (span: Span) => Span
}

/** Stands for a line break that was written as the escape `\n`. Texts never contain it: control characters are removed first. */
export const ESCAPED_BREAK = '\u0001'

/** One way to escape characters. */
interface Encoding {
  readonly escape: RegExp
  readonly decode: (escaped: string) => string
}

/** Decoded in every reading, because secrets do not contain them. */
const SIMPLE_ESCAPES: Encoding = {
  escape: /\\[nr/]/g,
  decode: (escaped) => (escaped.endsWith('/') ? '/' : ESCAPED_BREAK),
}

const ENCODINGS: readonly Encoding[] = [
  { escape: /\\{1,15}(?:u[0-9a-f]{4}|x[0-9a-f]{2})/gi, decode: decodeBackslash },
  {
    escape: /%(?:[0-7][0-9a-f]|[cd][0-9a-f]%[89ab][0-9a-f]|e[0-9a-f](?:%[89ab][0-9a-f]){2})/gi,
    decode: decodePercent,
  },
  { escape: /&(?:quot|apos|lt|gt|amp|colon|equals|#\d{1,5}|#x[0-9a-f]{1,4});/gi, decode: decodeEntity },
]

/** Encodings are often nested: JSON in JSON, or a percent-encoded URL in HTML. */
const MAX_READINGS = 8

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
 * The readings of a text: as it is, and with JavaScript and JSON escapes, percent-encoding or HTML entities decoded, also
 * nested, at most eight. Secrets must be searched in all of them, because what ends a secret in one reading can be part of it
 * in another: `password=a%20b`, `password%3Da%20b`. Full-width characters read as their ASCII counterparts.
 */
export function readingsOf(original: string): readonly Reading[] {
  const layers: Layer[] = [decodeLayer({ text: original }, SIMPLE_ESCAPES) ?? { text: narrowAll(original) }]
  for (const layer of layers) {
    for (const encoding of ENCODINGS) {
      const decoded = layers.length < MAX_READINGS ? decodeLayer(layer, encoding) : undefined
      if (decoded && layers.every(({ text }) => text !== decoded.text)) layers.push(decoded)
    }
  }
  return layers.map(readingOf)
}

function readingOf({ text, starts }: Layer): Reading {
  return { text, inOriginal: ({ from, to }) => ({ from: starts?.[from] ?? from, to: starts?.[to] ?? to }) }
}

function narrowAll(text: string): string {
  return text.replace(FULL_WIDTH, narrow)
}

function narrow(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET)
}

interface Layer {
  readonly text: string
  /** The index in the original of every character and of the end; omitted if all are the same. */
  readonly starts?: readonly number[]
}

/** Decodes one layer of an encoding; `undefined` if the text has no such escapes. */
function decodeLayer(
  { text: encoded, starts: outer }: Layer,
  { escape: pattern, decode }: Encoding,
): Layer | undefined {
  let text = ''
  let from = 0
  const starts: number[] = []
  const push = (index: number) => starts.push(outer?.[index] ?? index)
  function copyUpTo(end: number): void {
    text += encoded.slice(from, end)
    while (from < end) push(from++)
  }
  for (const { 0: escaped, index } of findAll(pattern, encoded)) {
    copyUpTo(index)
    const decoded = decode(escaped)
    text += decoded
    for (let unit = 0; unit < decoded.length; unit++) push(index + unit)
    from = index + escaped.length
  }
  if (from === 0) return undefined
  copyUpTo(encoded.length)
  push(encoded.length)
  return { text: narrowAll(text), starts }
}

function decodePercent(escaped: string): string {
  try {
    return visible(decodeURIComponent(escaped))
  } catch {
    return '\ufffd'
  }
}

/** Keeps an odd number of backslashes before a quote: an escaped quote does not end the string around it. */
function decodeBackslash(escaped: string): string {
  const backslashes = escaped.lastIndexOf('\\') + 1
  const character = String.fromCharCode(Number.parseInt(escaped.slice(backslashes + 1), 16))
  return /["'`]/.test(character) ? '\\'.repeat(backslashes | 1) + character : visible(character)
}

function decodeEntity(escaped: string): string {
  const name = escaped.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return ENTITIES[name] ?? '&'
  const digits = name.slice(1)
  return visible(String.fromCharCode(Number(digits.startsWith('x') ? `0${digits}` : digits)))
}

/** Invisible characters would split a secret. */
function visible(character: string): string {
  return /[\n\r]/.test(character) ? ESCAPED_BREAK : character.replace(INVISIBLE, '')
}
